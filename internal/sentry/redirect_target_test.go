// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// redirected responds to requests in turn with redirects, and then with an object. It counts
// the requests.
func redirected(count *int, locations ...string) transport {
	return func(*http.Request) (*http.Response, error) {
		*count++
		if *count <= len(locations) {
			return respond(http.StatusFound, "", "Location", locations[*count-1]), nil
		}
		return respond(http.StatusOK, `{"title": "of whatever it leads to"}`), nil
	}
}

// calls request the different paths of the API.
var calls = map[string]func(context.Context, *sentry.Client) error{
	"event": func(ctx context.Context, c *sentry.Client) error {
		_, err := c.Event(ctx, "acme-eu", "web", testEvent)
		return err
	},
	"issue": func(ctx context.Context, c *sentry.Client) error {
		_, err := c.IssueEvent(ctx, "acme-eu", "4711", "latest", []string{"prod", "stage"})
		return err
	},
	"lookup": func(ctx context.Context, c *sentry.Client) error {
		_, err := c.FindEvent(ctx, "acme-eu", testEvent)
		return err
	},
	"list": func(ctx context.Context, c *sentry.Client) error {
		pages, err := c.ProjectEvents("acme-eu", "web", sentry.ListOptions{StatsPeriod: "1d"})
		if err == nil {
			_, err = pages.Next(ctx)
		}
		return err
	},
}

// TestRedirectToSomethingElseIsNotFollowed: the target of a redirect is compared with the
// requested path before anything is read from there.
func TestRedirectToSomethingElseIsNotFollowed(t *testing.T) {
	t.Parallel()
	const below = "/web/events/" + testEvent + "/"
	for name, test := range map[string]struct {
		call                  string
		locations             []string
		organization, project string // what the last one leads to in place of acme-eu and web; "-" for nothing
		api                   bool
	}{
		"another organization":          {"event", []string{"/api/0/projects/eu" + below}, "eu", "", true},
		"and another project":           {"event", []string{"/api/0/projects/eu/api/events/" + testEvent + "/"}, "eu", "api", true},
		"an ID of an organization":      {"event", []string{"/api/0/projects/4507" + below}, "4507", "", true},
		"an ID of a project":            {"event", []string{"/api/0/projects/acme-eu/17/events/" + testEvent + "/"}, "", "17", true},
		"beginning of the organization": {"event", []string{"/api/0/projects/acme" + below}, "acme", "", true},
		"behind a prefix":               {"event", []string{"/eu/api/0/projects/eu" + below}, "eu", "", true},
		"with an escaped slash":         {"event", []string{"/api/0/projects/acme-eu%2Feu" + below}, "-", "", true},
		"with dots":                     {"event", []string{"/api/0/projects/acme-eu/../eu" + below}, "eu", "", true},
		"with escaped dots":             {"event", []string{"/api/0/projects/acme-eu/%2e%2e/eu" + below}, "", "-", true},
		"at the second hop":             {"event", []string{"/sentry/api/0/projects/ACME-eu" + below, "/api/0/projects/eu" + below}, "eu", "", true},
		"another event":                 {"event", []string{"/api/0/projects/acme-eu/web/events/" + strings.Repeat("1", 32) + "/"}, "", "", true},
		"a part of the event":           {"event", []string{"/api/0/projects/acme-eu" + below + "json/"}, "", "", true},
		"the project":                   {"event", []string{"/api/0/projects/acme-eu/web/"}, "", "", true},
		"the other kind of path":        {"event", []string{"/api/0/organizations/acme-eu/eventids/" + testEvent + "/"}, "", "-", true},
		"a path of no organization":     {"issue", []string{"/api/0/issues/4711/events/latest/?environment=prod&environment=stage"}, "-", "", true},
		"another issue":                 {"issue", []string{"/api/0/organizations/acme-eu/issues/4712/events/latest/?environment=prod&environment=stage"}, "", "", true},
		"another event of the issue":    {"issue", []string{"/api/0/organizations/acme-eu/issues/4711/events/oldest/?environment=prod&environment=stage"}, "", "", true},
		"a lookup elsewhere":            {"lookup", []string{"/api/0/organizations/eu/eventids/" + testEvent + "/"}, "eu", "", true},
		"a list elsewhere":              {"list", []string{"/api/0/projects/eu/web/events/?per_page=100&statsPeriod=1d"}, "eu", "", true},
		"a page of the web interface":   {"event", []string{"/organizations/acme-eu/projects" + below}, "", "", false},
		"a login page":                  {"list", []string{"/auth/login/eu/?next=/api/"}, "", "", false},
		"the root":                      {"lookup", []string{"/"}, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			count := 0
			client := over(t, patient(), redirected(&count, test.locations...))
			got := wantError[*sentry.RedirectTargetError](t, calls[test.call](t.Context(), client))
			if count != len(test.locations) {
				t.Errorf("%d requests", count)
			}
			if want := difference("acme-eu", test.organization); got.Organization != want {
				t.Errorf("organization %+v, want %+v", got.Organization, want)
			}
			if want := difference("web", test.project); got.Project != want {
				t.Errorf("project %+v, want %+v", got.Project, want)
			}
			text := got.Error()
			if got.API != test.api || got.StatusCode != http.StatusFound || strings.Contains(got.Location, "?") || !strings.Contains(text, got.Location) {
				t.Errorf("got %+v", got)
			}
			if test.organization == "eu" && !strings.Contains(text, `organization "eu" instead of "acme-eu"`) {
				t.Errorf("the text is %q", text)
			}
		})
	}
}

func difference(requested, led string) sentry.Difference {
	switch led {
	case "":
		return sentry.Difference{}
	case "-":
		return sentry.Difference{Requested: requested}
	}
	return sentry.Difference{Requested: requested, Target: led}
}

// TestRedirectToSamePathIsFollowed: proxies add and remove prefixes and slashes, and write
// paths differently.
func TestRedirectToSamePathIsFollowed(t *testing.T) {
	t.Parallel()
	const query = "?environment=prod&environment=stage"
	for name, test := range map[string]struct {
		call      string
		locations []string
	}{
		"no slash at the end":      {"event", []string{"/api/0/projects/acme-eu/web/events/" + testEvent}},
		"several":                  {"event", []string{"/api/0/projects/acme-eu/web/events/" + testEvent + "///"}},
		"a prefix":                 {"event", []string{"/tools/sentry/api/0/projects/acme-eu/web/events/" + testEvent + "/"}},
		"a prefix and back":        {"issue", []string{"/x/api/0/organizations/acme-eu/issues/4711/events/latest/" + query, "/api/0/organizations/acme-eu/issues/4711/events/latest/" + query}},
		"upper case":               {"event", []string{"/api/0/projects/Acme-EU/WEB/events/" + strings.ToUpper(testEvent) + "/"}},
		"percent-encoding":         {"event", []string{"/api/0/projects/acme%2Deu/w%65b/events/" + testEvent + "/"}},
		"a whole address":          {"lookup", []string{"https://sentry.example.com:443/api/0/organizations/acme-eu/eventids/" + testEvent + "/"}},
		"a relative address":       {"lookup", []string{"../" + testEvent}},
		"a query in another order": {"issue", []string{"/api/0/organizations/acme-eu/issues/4711/events/latest/?x=1&environment=prod&environment=stage"}},
		"another size of pages":    {"list", []string{"/api/0/projects/acme-eu/web/events?statsPeriod=1d"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			count := 0
			client := over(t, patient(), redirected(&count, test.locations...))
			err := calls[test.call](t.Context(), client)
			if err != nil && !strings.Contains(err.Error(), "no usable") || count != len(test.locations)+1 {
				t.Errorf("%d requests: %v", count, err)
			}
		})
	}
}

// TestRedirectKeepsQuery: without the query, the server would return other data than
// requested.
func TestRedirectKeepsQuery(t *testing.T) {
	t.Parallel()
	const path = "/api/0/organizations/acme-eu/issues/4711/events/latest/"
	for name, query := range map[string]string{
		"dropped": "", "in part": "?environment=prod", "changed": "?environment=prod&environment=dev", "renamed": "?environments=prod&environments=stage",
		"more": "?environment=prod&environment=stage&environment=dev",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			count := 0
			err := calls["issue"](t.Context(), over(t, patient(), redirected(&count, path+query)))
			if got := wantError[*sentry.RedirectError](t, err); count != 1 || !strings.Contains(got.Reason, "parameters of the URL") {
				t.Errorf("%d requests: %v", count, err)
			}
		})
	}
}

// TestFailureNamesRedirect: a failure after a redirect names its target, in one attempt or
// several, without secrets and without the query.
func TestFailureNamesRedirect(t *testing.T) {
	t.Parallel()
	for name, last := range map[string]*http.Response{
		"401":           respond(http.StatusUnauthorized, `{"detail": "Invalid token"}`),
		"403":           respond(http.StatusForbidden, `{}`),
		"404":           respond(http.StatusNotFound, ""),
		"429":           respond(http.StatusTooManyRequests, "", "Retry-After", "3600"),
		"a page":        respond(http.StatusOK, "<html>", "Content-Type", "text/html"),
		"no encoding":   respond(http.StatusOK, "x", "Content-Encoding", "br"),
		"a large event": respond(http.StatusOK, strings.Repeat(" ", 2000)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			count := 0
			settings := patient()
			settings.MaxResponseBytes = 1000
			client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
				count++
				if count == 1 {
					return respond(http.StatusTemporaryRedirect, "", "Location", "/"+strings.Replace(testToken, "t", "%74", 1)+testPath+"?secret=1"), nil
				}
				return last, nil
			}))
			_, err := read(t.Context(), client)
			got := wantError[*sentry.RedirectedError](t, err)
			if want := "https://sentry.example.com/[redacted]" + testPath; got.Location != want || !strings.HasSuffix(err.Error(), " (after a redirect to "+want+")") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestRetryForgetsRedirect: the error of a later attempt does not name an earlier redirect.
func TestRetryForgetsRedirect(t *testing.T) {
	t.Parallel()
	server := new(script).
		then(http.StatusFound, moved("web2"), "Location", eventPath("web2")).
		then(http.StatusBadGateway, "").
		then(http.StatusOK, "{}")
	settings := patient()
	settings.MaxRetryWait = 1
	response, err := read(t.Context(), over(t, settings, server))
	if err != nil || response.Moved != "" || response.Redirected != "" {
		t.Errorf("got %+v (%v)", response, err)
	}
}
