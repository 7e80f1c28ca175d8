// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestRequestsAreDocumented compares the guide with the requests of the client, including
// those to older servers.
func TestRequestsAreDocumented(t *testing.T) {
	t.Parallel()
	sent := requestsOfClient(t)
	for _, row := range append(requested(t), endpointsOf(t, "Older servers")...) {
		if !sent[row.request] {
			t.Errorf("the guide lists %s, which the client does not request", row.request)
		}
		delete(sent, row.request)
	}
	for request := range sent {
		t.Errorf("the guide does not list %s, or lists it twice", request)
	}
}

const eventOfDocuments = "9fac2ceed9344f2bbfdd1fdacb0ed9b1"

// calls use each method of the client that sends requests.
var calls = map[string]func(context.Context, *sentry.Client){
	"Event":      func(ctx context.Context, c *sentry.Client) { _, _ = c.Event(ctx, "acme", "web", eventOfDocuments) },
	"IssueEvent": func(ctx context.Context, c *sentry.Client) { _, _ = c.IssueEvent(ctx, "acme", "17", "latest", nil) },
	"SourceMaps": func(ctx context.Context, c *sentry.Client) { _, _ = c.SourceMaps(ctx, "acme", "web", eventOfDocuments) },
	"Issue":      func(ctx context.Context, c *sentry.Client) { _, _ = c.Issue(ctx, "acme", "17", nil) },
	"IssueTag":   func(ctx context.Context, c *sentry.Client) { _, _ = c.IssueTag(ctx, "acme", "17", "level", nil) },
	"IssueTagValues": func(ctx context.Context, c *sentry.Client) {
		first(ctx)(c.IssueTagValues("acme", "17", "level", sentry.TagValueOptions{}))
	},
	"HasIssues":  func(ctx context.Context, c *sentry.Client) { _, _ = c.HasIssues(ctx, "acme") },
	"CheckIssue": func(ctx context.Context, c *sentry.Client) { _ = c.CheckIssue(ctx, "acme", "17") },
	"FindEvent":  func(ctx context.Context, c *sentry.Client) { _, _ = c.FindEvent(ctx, "acme", eventOfDocuments) },
	"FindIssue":  func(ctx context.Context, c *sentry.Client) { _, _ = c.FindIssue(ctx, "acme", "WEB-1A2") },
	"FindProject": func(ctx context.Context, c *sentry.Client) {
		_, _ = c.FindProject(ctx, "acme", "web")
	},
	"WithProjects": func(ctx context.Context, c *sentry.Client) {
		_ = c.WithProjects(ctx, "acme", []string{"web", "1"}, func([]string, []string) error {
			return &sentry.APIError{StatusCode: http.StatusBadRequest, Detail: "Invalid project parameter. Values must be numbers."}
		})
	},
	"Issues":  func(ctx context.Context, c *sentry.Client) { first(ctx)(c.Issues("acme", sentry.IssueOptions{})) },
	"Explore": func(ctx context.Context, c *sentry.Client) { first(ctx)(c.Explore("acme", sentry.ExploreOptions{})) },
	"ProjectEvents": func(ctx context.Context, c *sentry.Client) {
		first(ctx)(c.ProjectEvents("acme", "web", sentry.ListOptions{}))
	},
	"IssueEvents": func(ctx context.Context, c *sentry.Client) {
		first(ctx)(c.IssueEvents("acme", "17", sentry.ListOptions{}))
	},
	"EventAttachments": func(ctx context.Context, c *sentry.Client) {
		first(ctx)(c.EventAttachments("acme", "web", eventOfDocuments, ""))
	},
}

// first reads the first page of a list.
func first(ctx context.Context) func(*sentry.Pages, error) {
	return func(pages *sentry.Pages, err error) {
		if err == nil {
			_, _ = pages.Next(ctx)
		}
	}
}

// silent are the methods of the client that send no requests.
var silent = []string{"HasOrganizationToken", "IsHosted", "PrintableSlug", "RootURL", "Secrets"}

// requestsOfClient returns the requests of all methods to an old server. The server does not
// know the paths of issues and source maps, so that the client requests the older ones too.
func requestsOfClient(t *testing.T) map[string]bool {
	t.Helper()
	for method := range reflect.TypeFor[*sentry.Client]().Methods() {
		if calls[method.Name] == nil && !slices.Contains(silent, method.Name) {
			t.Errorf("the test does not call %s", method.Name)
		}
	}
	variables := strings.NewReplacer("/acme/", "/{}/", "/web/", "/{}/", "/17/", "/{}/", "/"+eventOfDocuments+"/", "/{}/",
		"/latest/", "/{}/", "/level/", "/{}/", "/WEB-1A2/", "/{}/")
	var mu sync.Mutex
	sent := map[string]bool{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimPrefix(r.URL.Path, "/api/0/")
		// Segments follow each other, and each needs its own slashes.
		pattern := variables.Replace(strings.ReplaceAll(path, "/", "//"))
		mu.Lock()
		sent[r.Method+" "+strings.ReplaceAll(pattern, "//", "/")] = true
		mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasPrefix(path, "organizations/acme/issues/"):
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, `{"detail": "Not Found"}`)
		case strings.HasSuffix(path, "/source-map-debug/"):
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"detail": "Query parameter 'frame_idx' is required"}`)
		default:
			_, _ = io.WriteString(w, `{"id": "17", "slug": "web", "project": {"id": "17", "slug": "web"}}`)
		}
	}))
	t.Cleanup(server.Close)
	for _, call := range calls {
		client, err := sentry.NewClient(sentry.Config{BaseURL: server.URL, Token: "sntryu_documents"})
		if err != nil {
			t.Fatal(err)
		}
		call(t.Context(), client)
	}
	return sent
}
