// SPDX-License-Identifier: MPL-2.0

// Package servers_test reads each kind of server that the mock server imitates, with all
// data sources.
package servers_test

import (
	"maps"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// The data sources.
const (
	event       = "sentry_event"
	events      = "sentry_events"
	oneIssue    = "sentry_issue"
	issueList   = "sentry_issues"
	issueTag    = "sentry_issue_tag"
	query       = "sentry_event_query"
	attachments = "sentry_event_attachments"
	sourceMaps  = "sentry_event_source_maps"
)

// issue is an issue of three events in the project many.
const issue = "4711"

// unknownID is the ID of no event.
const unknownID = "0123456789abcdef0123456789abcdef"

// config is the configuration of a read.
type config = map[string]any

// nothing is the location of errors that are not attached to an argument.
const nothing = "nothing"

// row is a read, and its result: a state, perhaps with a warning, or an error.
type row struct {
	source string
	config config
	// want contains values by their paths, such as release.version, or frames.# for the
	// length of a list.
	want map[string]any
	// warning is a pattern of the summary of the only warning. It is empty for none, and
	// "any" for any number of them.
	warning string
	// failure is a pattern of the error's summary. At is the argument of the error, empty for
	// any, [nothing] for none. Detail is a part of its text. Without a failure, the read
	// succeeds.
	failure, at, detail string
}

// server is a mock server with a configured provider.
type server struct {
	*mocksentry.Server
	*acctest.Protocol

	// ids are the events of the issue, the latest first.
	ids []string
}

// start starts a server of a kind, and configures a provider for it.
func start(t *testing.T, profile mocksentry.Profile) server {
	t.Helper()
	started := make(chan *mocksentry.Server, 1)
	mock := mocksentry.NewDefault(mocksentry.As(profile), mocksentry.WithoutRateLimits(), withLateEvent(t, started)).Start()
	t.Cleanup(mock.Close)
	started <- mock
	for i, slug := range []string{"many", "empty", "late"} {
		mock.AddProject("acme", mocksentry.Project{Slug: slug, ID: 900 + int64(i)})
	}
	return server{mock, acctest.Configured(t, provider.NewServer("test"), config{
		"base_url": mock.URL, "token": mocksentry.TokenFull, "organization": "acme",
	}), mock.AddManyEvents("acme", "many", 3, issue)}
}

// checkAll reads all rows.
func (s server) checkAll(t *testing.T, rows map[string]row) {
	t.Helper()
	for name, r := range rows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.Succeed(t, s.With(t).Validate(r.source, r.config))
			state, diagnostics := s.With(t).Read(r.source, r.config)
			if r.failure != "" {
				r.checkFailure(t, diagnostics)
				return
			}
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			r.checkWarnings(t, diagnostics)
			for path, want := range r.want {
				if got := value(state, path); !reflect.DeepEqual(got, want) {
					t.Errorf("%s is %v, want %v", path, got, want)
				}
			}
		})
	}
}

// checkFailure expects one error and nothing else.
func (r row) checkFailure(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	if len(diagnostics) != 1 || !acctest.HasError(diagnostics) {
		t.Fatalf("want the error %q, got:\n%s", r.failure, acctest.Texts(diagnostics))
	}
	got := diagnostics[0]
	if !regexp.MustCompile(r.failure).MatchString(got.Summary) {
		t.Errorf("want the error %q, got:\n%s", r.failure, acctest.Texts(diagnostics))
	}
	if !strings.Contains(got.Detail, r.detail) {
		t.Errorf("want %q in:\n%s", r.detail, acctest.Texts(diagnostics))
	}
	switch {
	case r.at == nothing && got.Attribute != nil:
		t.Errorf("want it attached to nothing, got:\n%s", acctest.Texts(diagnostics))
	case r.at != "" && r.at != nothing && (got.Attribute == nil || got.Attribute.String() != `AttributeName("`+r.at+`")`):
		t.Errorf("want it attached to %s, got:\n%s", r.at, acctest.Texts(diagnostics))
	}
}

func (r row) checkWarnings(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	switch {
	case r.warning == "any":
	case r.warning == "" && len(diagnostics) > 0, r.warning != "" && len(diagnostics) != 1,
		r.warning != "" && !regexp.MustCompile(r.warning).MatchString(diagnostics[0].Summary):
		t.Errorf("want the warning %q, got:\n%s", r.warning, acctest.Texts(diagnostics))
	}
}

// value returns a value of a state by its path.
func value(state acctest.State, path string) any {
	list, isLength := strings.CutSuffix(path, ".#")
	var steps []any
	for step := range strings.SplitSeq(list, ".") {
		if index, err := strconv.Atoi(step); err == nil {
			steps = append(steps, index)
		} else {
			steps = append(steps, step)
		}
	}
	found := state.Get(steps...)
	if elements, isList := found.([]any); isList && isLength {
		return len(elements)
	}
	return found
}

// merged returns a configuration of several parts. The last part wins.
func merged(parts ...config) config {
	found := config{}
	for _, part := range parts {
		maps.Copy(found, part)
	}
	return found
}

// of returns the configuration of an event of the catalogue.
func of(name string, more ...config) config {
	return merged(config{"project": catalogue.Project(name), "event_id": catalogue.ID(name)}, merged(more...))
}

// frames includes the stack traces of an event.
var frames = config{"include": []string{"frames", "threads"}}

// times is a time range that contains only error-native of the two events in the project
// desktop. Days contains all events of the catalogue except one.
var (
	times = config{"start": "2026-03-14T11:00:00Z", "end": "2026-03-14T12:00:00Z"}
	days  = config{"start": "2026-03-01T00:00:00Z", "end": "2026-03-15T00:00:00Z"}
)

// python and javascript are common values of two events, which every server has.
var (
	python = map[string]any{
		"found": true, "id": catalogue.ID("error-python"), "title": "CheckoutError: Payment of order 100234 failed: card_declined",
		"level": "error", "environment": "production", "release.version": "shop-backend@4.12.1-rc.2+build.77", "platform": "python",
		"exception_type": "CheckoutError", "exceptions.#": 2, "exceptions.0.type": "CardDeclined", "user.email": "dana@example.com",
		"request.method": "POST", "request.url": "https://shop.example.com/checkout/100234/",
		"top_in_app_frame.filename": "shop/checkout/views.py", "top_in_app_frame.function": "post",
		"exceptions.0.frames.0.in_app": true, "exceptions.0.frames.0.abs_path": "/srv/shop/payments/gateway.py",
		"exceptions.0.frames.0.context_line": `        raise CardDeclined(answer["code"] + ": " + answer["reason"])`,
		"tags.environment":                   "production",
	}
	javascript = map[string]any{
		"title": "TypeError: Cannot read properties of undefined (reading 'amount')", "level": "error", "environment": "production",
		"release.version": "9b1d5e7c3a2f40618d7c6b5a4f3e2d1c0b9a8f7e", "tags.replayId": "7e9a3c1b5d7f4e8a9c0b1d2e3f4a5b6c",
		"exception_type": "TypeError", "request.query_string": "page=2&email=emil%40example.com",
	}
)
