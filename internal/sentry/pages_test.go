// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// link is a Link header whose URLs lead to a host that must not be called.
func link(cursor string, more bool) string {
	const foreign = "https://canary.invalid/api/0/?cursor="
	return fmt.Sprintf(`<%s0:0:1>; rel="previous"; results="false"; cursor="0:0:1", <%s%s>; rel="next"; results="%t"; cursor="%s"`,
		foreign, foreign, cursor, more, cursor)
}

// listServer serves a list of entries of one byte each. Like Sentry's lists of events, its
// cursors count entries.
func listServer(t *testing.T, entries int, seen *[]url.Values) *sentry.Client {
	t.Helper()
	settings := config(serve(t, func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		*seen = append(*seen, query)
		offset := 0
		if cursor := query.Get("cursor"); cursor != "" {
			offset, _ = strconv.Atoi(strings.Split(cursor, ":")[1])
		}
		size, _ := strconv.Atoi(query.Get("per_page"))
		end := min(offset+size, entries)
		writeJSON(w, http.StatusOK, strings.Repeat("x", end-offset), map[string]string{
			"Link": link(fmt.Sprintf("0:%d:0", offset+size), end < entries),
		})
	}).URL)
	settings.MaxResponseBytes = 60
	return newClient(t, settings)
}

func projectEvents(t *testing.T, client *sentry.Client, options sentry.ListOptions) *sentry.Pages {
	t.Helper()
	pages, err := client.ProjectEvents("acme", "web", options)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestPagesFollowLinks(t *testing.T) {
	t.Parallel()
	for entries, requests := range map[int]int{0: 1, 1: 1, 10: 1, 11: 2, 30: 3} {
		t.Run(fmt.Sprint(entries), func(t *testing.T) {
			t.Parallel()
			var seen []url.Values
			pages := projectEvents(t, listServer(t, entries, &seen), sentry.ListOptions{})
			pages.SetPerPage(10)
			total := 0
			for pages.More() {
				response, err := pages.Next(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				total += len(response.Body)
			}
			if total != entries || len(seen) != requests {
				t.Errorf("%d entries in %d requests", total, len(seen))
			}
			if _, err := pages.Next(t.Context()); !errors.Is(err, io.EOF) || len(seen) != requests {
				t.Errorf("after the end: %v", err)
			}
		})
	}
}

func TestCircularPagesReturnError(t *testing.T) {
	t.Parallel()
	for name, cursors := range map[string][]string{"same": {"a", "a"}, "longer": {"a", "b", "c", "a"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requests := 0
			pages := projectEvents(t, over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
				requests++
				return respond(http.StatusOK, "[]", "Link", link(cursors[(requests-1)%len(cursors)], true)), nil
			})), sentry.ListOptions{})
			for range cursors {
				if _, err := pages.Next(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				_, err := pages.Next(t.Context())
				if !strings.Contains(err.Error(), fmt.Sprintf("after %d pages", len(cursors))) {
					t.Error(err)
				}
				if got := wantError[*sentry.RepeatedCursorError](t, err); got.Pages != len(cursors) || requests != len(cursors) {
					t.Errorf("%v, %d requests", got, requests)
				}
			}
		})
	}
}

// TestListQueriesSendOptions covers the parameters of each option.
func TestListQueriesSendOptions(t *testing.T) {
	t.Parallel()
	full := sentry.ListOptions{
		Environments: []string{"prod", "a&b=c"}, Query: `level:error "ä"`, StatsPeriod: "24h", Start: "s", End: "e",
		Sample: true, Full: true,
	}
	const all = "end=e&environment=prod&environment=a%26b%3Dc&full=true&per_page=100&query=level%3Aerror+%22%C3%A4%22" +
		"&sample=true&start=s&statsPeriod=24h"
	const root = "/api/0/organizations/acme/"
	for want, open := range map[string]func(*sentry.Client) (*sentry.Pages, error){
		"/api/0/projects/acme/web/events/?" + all: func(c *sentry.Client) (*sentry.Pages, error) {
			return c.ProjectEvents("acme", "web", full)
		},
		"/api/0/projects/acme/web/events/?per_page=100": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.ProjectEvents("acme", "web", sentry.ListOptions{})
		},
		root + "issues/17/events/?" + all: func(c *sentry.Client) (*sentry.Pages, error) {
			return c.IssueEvents("acme", "17", full)
		},
		testPath + "attachments/?per_page=100": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.EventAttachments("acme", "web", testEvent, "")
		},
		testPath + "attachments/?per_page=100&query=is%3Ascreenshot": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.EventAttachments("acme", "web", testEvent, "is:screenshot")
		},
		root + "events/?per_page=100": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.Explore("acme", sentry.ExploreOptions{})
		},
		root + "events/?dataset=errors&end=e&environment=prod&field=title&field=count%28%29&per_page=100&project=-1&project=web" +
			"&query=q&sort=-count%28%29&start=s&statsPeriod=1d": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.Explore("acme", sentry.ExploreOptions{
				Dataset: "errors", Fields: []string{"title", "count()"}, Query: "q", Sort: "-count()", Projects: []string{"-1", "web"},
				Environments: []string{"prod"}, StatsPeriod: "1d", Start: "s", End: "e",
			})
		},
		root + "events/?field=id&per_page=100&projectSlug=web&projectSlug=shop": func(c *sentry.Client) (*sentry.Pages, error) {
			return c.Explore("acme", sentry.ExploreOptions{Fields: []string{"id"}, ProjectSlugs: []string{"web", "shop"}})
		},
	} {
		var got string
		client := newClient(t, config(serve(t, func(w http.ResponseWriter, r *http.Request) {
			got = r.URL.RequestURI()
			writeJSON(w, http.StatusOK, "[]", nil)
		}).URL))
		pages, err := open(client)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pages.Next(t.Context()); err != nil || got != want {
			t.Errorf("%v\ngot  %s\nwant %s", err, got, want)
		}
	}
}

// TestEachHalvesLargePages follows a list in pages that are halved if they are too large, and
// stops when enough is read.
func TestEachHalvesLargePages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		entries, wanted, total int
		requested              []string
	}{
		"all":            {entries: 90, wanted: 1000, total: 90, requested: []string{"/100", "/50", "0:50:0/50"}},
		"some":           {entries: 300, wanted: 70, total: 70, requested: []string{"/70", "/35", "0:35:0/35"}},
		"none wanted":    {entries: 300},
		"nothing there":  {wanted: 10, requested: []string{"/10"}},
		"an exact end":   {entries: 50, wanted: 50, total: 50, requested: []string{"/50"}},
		"the last entry": {entries: 61, wanted: 1000, total: 61, requested: []string{"/100", "/50", "0:50:0/50"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var seen []url.Values
			pages := projectEvents(t, listServer(t, test.entries, &seen), sentry.ListOptions{})
			total := 0
			var kept *sentry.Response
			err := pages.Each(t.Context(), func() int { return test.wanted - total }, func(page *sentry.Response) error {
				kept = page
				total += len(page.Body)
				return nil
			})
			var requested []string
			for _, query := range seen {
				requested = append(requested, query.Get("cursor")+"/"+query.Get("per_page"))
			}
			if err != nil || total != test.total || !slices.Equal(requested, test.requested) {
				t.Errorf("%v: %d entries by %q", err, total, requested)
			}
			if kept != nil && kept.Body != nil {
				t.Error("a page was not released")
			}
		})
	}
}

// TestEachReturnsErrorIfOneEntryIsTooLarge halves down to a single entry, then returns an
// error.
func TestEachReturnsErrorIfOneEntryIsTooLarge(t *testing.T) {
	t.Parallel()
	var requested []string
	settings := config(serve(t, func(w http.ResponseWriter, r *http.Request) {
		requested = append(requested, r.URL.Query().Get("per_page"))
		writeJSON(w, http.StatusOK, strings.Repeat("x", 100), nil)
	}).URL)
	settings.MaxResponseBytes = 60
	pages := projectEvents(t, newClient(t, settings), sentry.ListOptions{})
	err := pages.Each(t.Context(), func() int { return 9 }, func(*sentry.Response) error { return nil })
	_ = wantError[*sentry.TooLargeError](t, err)
	if !slices.Equal(requested, []string{"9", "4", "2", "1"}) {
		t.Errorf("requested %q entries", requested)
	}
}

// TestEachKeepsPageSizeOfCursors: with another page size, the cursor would lead to other
// entries.
func TestEachKeepsPageSizeOfCursors(t *testing.T) {
	t.Parallel()
	var requested []string
	client := newClient(t, config(serve(t, func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		requested = append(requested, query.Get("cursor")+"/"+query.Get("per_page"))
		writeJSON(w, http.StatusOK, "[]", map[string]string{"Link": link(fmt.Sprintf("0:%d:0", len(requested)), true)})
	}).URL))
	pages, err := client.EventAttachments("acme", "web", testEvent, "")
	if err != nil {
		t.Fatal(err)
	}
	left := 150
	err = pages.Each(t.Context(), func() int { return left }, func(*sentry.Response) error {
		left -= 100
		return nil
	})
	if err != nil || !slices.Equal(requested, []string{"/100", "0:1:0/100"}) {
		t.Errorf("%v: requested %q", err, requested)
	}
}
