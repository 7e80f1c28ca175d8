// SPDX-License-Identifier: MPL-2.0

package diagnostic_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// adviceOn returns what a diagnostic advises after the sentence about the request.
func adviceOn(t *testing.T, request diagnostic.Request, err error) string {
	t.Helper()
	_, advice, found := strings.Cut(request.FromError(err).Detail(), "\n\n")
	if !found {
		t.Errorf("%v has no advice", err)
	}
	return advice
}

func TestDeniedAccessNamesWhatWasRequested(t *testing.T) {
	t.Parallel()
	const membership = " If the organization has open membership switched off, the token's owner must be in a team of the project."
	const proxy = "\n- A proxy or a firewall in front of Sentry rejected the request. It may need the provider's `headers`."
	explicit := &sentry.APIError{StatusCode: 403, Detail: "You do not have permission to perform this action."}
	for name, test := range map[string]struct {
		scope, container, denied string
		err                      *sentry.APIError
		want                     string
	}{
		"event of a project": {"project:read", "project", "", explicit, "The token needs the scope project:read and access to the project." + membership},
		"lookup of an event": {"org:read", "organization", "", explicit, "The token needs the scope org:read and access to the organization."},
		"issue": {
			"event:read", "issue_id", "", explicit, "The token needs the scope event:read and access to the issue's project. If the " +
				"organization has open membership switched off, the token's owner must be in a team of that project.",
		},
		"another message": {
			"org:read", "organization", "", &sentry.APIError{StatusCode: 403},
			"Possible causes:\n\n- The token lacks the scope org:read, or access to the organization." + proxy,
		},
		"query of projects": {
			"org:read", "projects", "One of `projects` does not exist. Sentry denies access in this case too.", explicit,
			"Possible causes:\n\n- The token lacks the scope org:read, or access to one of `projects`. If the organization has open " +
				"membership switched off, the token's owner must be in a team of each project." +
				"\n- One of `projects` does not exist. Sentry denies access in this case too.",
		},
	} {
		request := diagnostic.Request{
			Requested: "it", Server: "https://sentry.io", Scope: test.scope, Container: path.Root(test.container), Denied: test.denied,
		}
		if got := adviceOn(t, request, test.err); got != test.want {
			t.Errorf("%s: the advice is %q", name, got)
		}
	}
}

// TestOtherRedirectsAreNotBlamedOnMove: only a redirect to another server can mean that Sentry
// has moved.
func TestOtherRedirectsAreNotBlamedOnMove(t *testing.T) {
	t.Parallel()
	request := diagnostic.Request{Requested: "an event", Server: "https://sentry.example.com"}
	for _, leaves := range []bool{true, false} {
		got := adviceOn(t, request, &sentry.RedirectError{StatusCode: 302, Reason: "is what it is", Leaves: leaves})
		if strings.Contains(got, "Sentry has moved") != leaves || strings.Contains(got, "redirects incorrectly") == leaves {
			t.Errorf("the advice is %q", got)
		}
	}
}

// TestRenamedProjectsAreExplainedForProjectsOnly: a redirect to another organization or resource
// has nothing to do with renamed projects.
func TestRenamedProjectsAreExplainedForProjectsOnly(t *testing.T) {
	t.Parallel()
	request := diagnostic.Request{Requested: "an event", Server: "https://sentry.example.com", Item: path.Root("event_id")}
	for summary, err := range map[string]*sentry.RedirectTargetError{
		"Redirect to Another Organization": {StatusCode: 302, API: true, Organization: sentry.Difference{Requested: "acme"}},
		"Redirect to Another Project":      {StatusCode: 302, API: true, Project: sentry.Difference{Requested: "web"}},
		"Redirect to Another Resource":     {StatusCode: 302, API: true},
	} {
		got := request.FromError(err)
		if renamed := strings.Contains(got.Detail(), "renamed"); got.Summary() != summary || renamed != strings.Contains(summary, "Project") ||
			!strings.Contains(got.Detail(), "misreads a part of the path") {
			t.Errorf("%s: %s: %s", summary, got.Summary(), got.Detail())
		}
	}
}

func TestNewTokenNeedsScopesOfBothRequests(t *testing.T) {
	t.Parallel()
	for next, want := range map[string]string{
		"": "with the scope org:read.", "org:read": "with the scope org:read.", "project:read": "with the scopes org:read and project:read.",
	} {
		request := diagnostic.Request{Scope: "org:read", NextScope: next}
		if got := adviceOn(t, request, sentry.ErrMissingToken); !strings.HasSuffix(got, want) {
			t.Errorf("without a token, the advice is %q", got)
		}
		request.OrganizationToken = true
		if got := adviceOn(t, request, &sentry.APIError{StatusCode: 401}); !strings.HasSuffix(got, want) {
			t.Errorf("with an unknown organization token, the advice is %q", got)
		}
	}
}

func TestProjectHintReplacesCauses(t *testing.T) {
	t.Parallel()
	request := diagnostic.Request{Requested: "an event", Item: path.Root("event_id"), Hint: "This is expected."}
	missing := &sentry.APIError{StatusCode: 404, Detail: "Event not found"}
	if got := adviceOn(t, request, missing); !strings.HasPrefix(got, "Possible causes") || !strings.HasSuffix(got, "\n\nThis is expected.") {
		t.Errorf("the advice is %q", got)
	}
	request.ProjectHint = "It is elsewhere."
	if got := adviceOn(t, request, missing); got != request.ProjectHint {
		t.Errorf("the advice is %q", got)
	}
}

func TestErrorWithoutKnownCauseHasAdvice(t *testing.T) {
	t.Parallel()
	const change, try = "Change the value that the server's message names.", " If it names none, try the same search in Sentry."
	for item, want := range map[string]string{"event_id": change, "issue_id": change, "limit": change, "query": change + try} {
		for _, status := range []int{400, 422} {
			if got := adviceOn(t, diagnostic.Request{Item: path.Root(item)}, &sentry.APIError{StatusCode: status}); got != want {
				t.Errorf("%s: the advice is %q", item, got)
			}
		}
	}
	// No argument caused these.
	for status, want := range map[int]string{304: "A proxy", 402: "subscription", 407: "A proxy", 413: "A proxy", 418: "A proxy", 421: "A proxy"} {
		request := diagnostic.Request{Requested: "the event", Item: path.Root("event_id")}
		got := request.FromError(&sentry.APIError{StatusCode: status})
		if _, attached := got.(diag.DiagnosticWithPath); attached || !strings.Contains(got.Detail(), want) {
			t.Errorf("%d: %v", status, got)
		}
	}
	if got := adviceOn(t, diagnostic.Request{}, errors.New("anything")); !strings.Contains(got, "TF_LOG_PROVIDER=DEBUG") {
		t.Errorf("the advice is %q", got)
	}
}

func TestUnexpectedValuesAreListed(t *testing.T) {
	t.Parallel()
	const seven = "The first ones are:\n\n  a\n  a\n  a\n  a\n  a\n  and 2 more"
	for _, test := range []struct {
		count           int
		attribute, want string
	}{
		{1, "read_warnings", "not contain these values. Their locations in the response are:\n\n  a"},
		{7, "read_warnings", "not contain these values. `read_warnings` lists all of their locations in the response. " + seven},
		{7, "", "not contain these values. " + strings.Replace(seven, "ones", "of their locations in the response", 1)},
	} {
		var unexpected diagnostic.Unexpected
		for range test.count {
			unexpected.Add("a")
		}
		got := unexpected.Warning("Event Has", test.attribute)
		if len(got) != 1 || !strings.HasSuffix(got[0].Detail(), test.want) {
			t.Errorf("%d: %v", test.count, got)
		}
	}
}
