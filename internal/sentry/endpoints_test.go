// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// endpointCall is a way to use an endpoint, with the second argument and with
// the last one of its path.
type endpointCall struct {
	scope, path string
	call        func(ctx context.Context, client *sentry.Client, middle, last string) error
	middle      string // a valid one; empty if there is none
	last        string
}

func first(ctx context.Context, pages *sentry.Pages, err error) error {
	if err == nil {
		_, err = pages.Next(ctx)
	}
	return err
}

var endpointCalls = map[string]endpointCall{
	"event": {sentry.ScopeProjectRead, testPath, func(ctx context.Context, c *sentry.Client, project, id string) error {
		_, err := c.Event(ctx, "acme", project, id)
		return err
	}, "web", testEvent},
	"issue event": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/17/events/latest/",
		func(ctx context.Context, c *sentry.Client, issue, id string) error {
			_, err := c.IssueEvent(ctx, "acme", issue, id, []string{"canary prod"})
			return err
		}, "17", "latest",
	},
	"event id": {
		sentry.ScopeOrganizationRead, "/api/0/organizations/acme/eventids/" + testEvent + "/",
		func(ctx context.Context, c *sentry.Client, _, id string) error {
			_, err := c.FindEvent(ctx, "acme", id)
			return err
		}, "", testEvent,
	},
	"short id": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/shortids/WEB-1A2/",
		func(ctx context.Context, c *sentry.Client, _, id string) error {
			_, err := c.FindIssue(ctx, "acme", id)
			return err
		}, "", "WEB-1A2",
	},
	"project events": {
		sentry.ScopeProjectRead, "/api/0/projects/acme/web/events/",
		func(ctx context.Context, c *sentry.Client, _, project string) error {
			pages, err := c.ProjectEvents("acme", project, sentry.ListOptions{Query: "canary query"})
			return first(ctx, pages, err)
		}, "", "web",
	},
	"issue events": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/17/events/",
		func(ctx context.Context, c *sentry.Client, _, issue string) error {
			pages, err := c.IssueEvents("acme", issue, sentry.ListOptions{Query: "canary query"})
			return first(ctx, pages, err)
		}, "", "17",
	},
	"issue tag values": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/17/tags/level/values/",
		func(ctx context.Context, c *sentry.Client, issue, key string) error {
			pages, err := c.IssueTagValues("acme", issue, key, sentry.TagValueOptions{Environments: []string{"canary prod"}, Sort: "canary query"})
			return first(ctx, pages, err)
		}, "17", "level",
	},
	"issue": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/17/",
		func(ctx context.Context, c *sentry.Client, _, issue string) error {
			_, err := c.Issue(ctx, "acme", issue, []string{"canary prod"})
			return err
		}, "", "17",
	},
	"issue tag": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/17/tags/browser.name/",
		func(ctx context.Context, c *sentry.Client, issue, key string) error {
			_, err := c.IssueTag(ctx, "acme", issue, key, []string{"canary prod"})
			return err
		}, "17", "browser.name",
	},
	"issues": {
		sentry.ScopeEventRead, "/api/0/organizations/acme/issues/",
		func(ctx context.Context, c *sentry.Client, _, organization string) error {
			pages, err := c.Issues(organization, sentry.IssueOptions{Query: new("canary query"), Environments: []string{"canary prod"}})
			return first(ctx, pages, err)
		}, "", "acme",
	},
	"attachments": {
		sentry.ScopeProjectRead, testPath + "attachments/",
		func(ctx context.Context, c *sentry.Client, project, id string) error {
			pages, err := c.EventAttachments("acme", project, id, "canary query")
			return first(ctx, pages, err)
		}, "web", testEvent,
	},
	"source maps": {
		sentry.ScopeProjectRead, testPath + "source-map-debug/",
		func(ctx context.Context, c *sentry.Client, project, id string) error {
			_, err := c.SourceMaps(ctx, "acme", project, id)
			return err
		}, "web", testEvent,
	},
	"explore": {
		sentry.ScopeOrganizationRead, "/api/0/organizations/acme/events/",
		func(ctx context.Context, c *sentry.Client, _, organization string) error {
			pages, err := c.Explore(organization, sentry.ExploreOptions{Query: "canary query"})
			return first(ctx, pages, err)
		}, "", "acme",
	},
}

func TestEndpointsRequestTheirPaths(t *testing.T) {
	t.Parallel()
	for name, test := range endpointCalls {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var path string
			client := newClient(t, config(serve(t, func(w http.ResponseWriter, r *http.Request) {
				path = r.URL.EscapedPath()
				writeJSON(w, http.StatusForbidden, `{"detail":"You do not have permission to perform this action."}`, nil)
			}).URL))
			err := test.call(t.Context(), client, test.middle, test.last)
			if got := wantError[*sentry.APIError](t, err); got.Scope != test.scope || path != test.path {
				t.Errorf("scope %s of %s", got.Scope, path)
			}
		})
	}
}

func TestEndpointsRejectInvalidSegments(t *testing.T) {
	t.Parallel()
	client := over(t, patient(), transport(func(req *http.Request) (*http.Response, error) {
		t.Errorf("%q was requested", req.URL)
		return respond(http.StatusOK, `{}`), nil
	}))
	for _, test := range endpointCalls {
		for _, value := range []string{"", "..", "a/b", "a?b", "a\n"} {
			_ = wantError[*sentry.PathError](t, test.call(t.Context(), client, test.middle, value))
			if test.middle != "" {
				_ = wantError[*sentry.PathError](t, test.call(t.Context(), client, value, test.last))
			}
		}
	}
	short := testEvent[1:]
	for _, err := range []error{
		endpointCalls["issue event"].call(t.Context(), client, "17", short),
		endpointCalls["issue event"].call(t.Context(), client, "17", "Latest"),
		endpointCalls["issue event"].call(t.Context(), client, "17", short+"g"),
		endpointCalls["event id"].call(t.Context(), client, "", short),
	} {
		if got := wantError[*sentry.PathError](t, err); got.Argument != "event_id" {
			t.Errorf("got %+v", got)
		}
	}
	for _, err := range []error{
		endpointCalls["issue event"].call(t.Context(), client, "WEB-1", testEvent),
		endpointCalls["issue events"].call(t.Context(), client, "", "-1"),
	} {
		if got := wantError[*sentry.PathError](t, err); got.Argument != "issue_id" {
			t.Errorf("got %+v", got)
		}
	}
}

func TestIssueEventSendsEnvironments(t *testing.T) {
	t.Parallel()
	var queries []string
	client := over(t, patient(), transport(func(req *http.Request) (*http.Response, error) {
		queries = append(queries, req.URL.RawQuery)
		return respond(http.StatusOK, `{}`), nil
	}))
	for _, environments := range [][]string{nil, {}, {"prod", "a&b"}, {""}} {
		if _, err := client.IssueEvent(t.Context(), "acme", "17", strings.ToUpper(testEvent), environments); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(queries, " "); got != "  environment=prod&environment=a%26b environment=" {
		t.Errorf("got %q", got)
	}
}

// TestErrorsHideQueries lets requests with a query fail in each possible way.
func TestErrorsHideQueries(t *testing.T) {
	t.Parallel()
	for name, respond := range map[string]transport{
		"network": func(*http.Request) (*http.Response, error) {
			return nil, fmt.Errorf("dial tcp: no route")
		},
		"status":   func(*http.Request) (*http.Response, error) { return respond(400, `{"detail":"Invalid"}`), nil },
		"type":     func(*http.Request) (*http.Response, error) { return respond(200, "", "Content-Type", "text/html"), nil },
		"size":     func(*http.Request) (*http.Response, error) { return respond(200, strings.Repeat(" ", 200)), nil },
		"encoding": func(*http.Request) (*http.Response, error) { return respond(200, "", "Content-Encoding", "br"), nil },
		"limit":    func(*http.Request) (*http.Response, error) { return respond(429, `"slow"`, "Retry-After", "9999"), nil },
		"redirect": func(req *http.Request) (*http.Response, error) {
			return respond(302, "", "Location", "https://other.example.com/?"+req.URL.RawQuery), nil
		},
		"redirects": func(req *http.Request) (*http.Response, error) {
			return respond(302, "", "Location", req.URL.String()), nil
		},
		"success": func(*http.Request) (*http.Response, error) {
			return respond(200, `{"groupId":1,"projectSlug":"web"}`), nil
		},
	} {
		for _, cache := range []int64{0, 1 << 20} {
			for _, test := range endpointCalls {
				settings := config("https://sentry.example.com")
				settings.MaxRetries, settings.MaxResponseBytes, settings.CacheBytes = 1, 100, cache
				settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) {
					noCanary(t, fmt.Sprintf("%+v", attempt), "canary", "query", "prod", "per_page", "?")
					if attempt.Path != test.path {
						t.Errorf("the path is %s", attempt.Path)
					}
				}
				err := test.call(t.Context(), over(t, settings, respond), test.middle, test.last)
				if (err == nil) != (name == "success") {
					t.Errorf("%s: %v", name, err)
				}
				noCanary(t, fmt.Sprintf("%v %+v", err, err), "canary", "query", "prod", "per_page", "?")
			}
		}
	}
}
