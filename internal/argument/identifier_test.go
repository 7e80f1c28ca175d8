// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
)

const eventID = "0123456789abcdef0123456789abcdef"

// TestInvalidEventIDErrorNamesCorrectArgument: an invalid event ID may be an issue or a link.
// The error names the correct argument.
func TestInvalidEventIDErrorNamesCorrectArgument(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"WEB-1A2":                           "Set `issue_id = \"WEB-1A2\"` and `event_id = \"latest\"`",
		"my_app-3f\n":                       "Set `issue_id = \"my_app-3f\"` and `event_id = \"latest\"`",
		" 6400071991 ":                      "Set `issue_id = \"6400071991\"` and `event_id = \"latest\"`",
		"BACKEND-API-9":                     "Set `issue_id = \"BACKEND-API-9\"` and `event_id = \"latest\"`",
		"https://acme.sentry.io/issues/42/": "Set `organization = \"acme\"`, `issue_id = \"42\"`, and `event_id = \"latest\"`. Remove `project` from the block.",
		"https://acme.sentry.io/issues/42/events/" + eventID + "/":                "Set `organization = \"acme\"`, `issue_id = \"42\"`, and `event_id = \"" + eventID + "\"`. Remove `project` from the block.",
		"https://sentry.example.com/acme/web/events/" + eventID:                   "Set `organization = \"acme\"`, `project = \"web\"`, and `event_id = \"" + eventID + "\"`. If the block sets `issue_id`, remove it.",
		"glitchtip.example.com/acme/issues/7/events/" + eventID:                   "`issue_id = \"7\"`, and `event_id = \"" + eventID + "\"`",
		"https://acme.sentry.io/insights/backend/web:" + eventID + "/":            "`project = \"web\"`, and `event_id = \"" + eventID + "\"`",
		"https://acme.sentry.io/settings/":                                        "is a link. Set `event_id` to the ID in the link: 32",
		"https://user:canary-password@acme.sentry.io/issues/42/?token=canary":     "`issue_id = \"42\"`",
		"https://user:canary-password@acme.sentry.io/settings/?x=canary-password": "is a link. Set `event_id` to the ID in the link: 32",
		// A release, or a link with a password.
		"shop@1.2.3":                          "is not an event ID. It may be a link or a release. Set `event_id` to 32 hexadecimal digits.",
		"user:canary@acme.sentry.io/settings": "It may be a link or a release",
	} {
		got := argument.InvalidIssueEventID(path.Root("event_id"), text)
		if got.Summary() != "Invalid Event ID" || !strings.Contains(got.Detail(), want) || strings.Contains(got.Detail(), "canary") {
			t.Errorf("%q: %s: %s", text, got.Summary(), got.Detail())
		}
		_, unparsed := eventurl.Parse(text)
		if (unparsed == nil) != strings.Contains(got.Detail(), "provider::sentry::parse_event_url") {
			t.Errorf("%q: %s", text, got.Detail())
		}
		if strings.Contains(want, "a release") != strings.Contains(got.Detail(), "remove `event_id` and set `query`") {
			t.Errorf("%q: %s", text, got.Detail())
		}
		// In a block without an issue, the advice names a block that has one.
		other := argument.InvalidEventID(path.Root("event_id"), text).Detail()
		if names := strings.Contains(other, "`sentry_event`"); names != (strings.Contains(want, "latest")) && !strings.Contains(text, "canary") {
			t.Errorf("%q: %s", text, other)
		}
		if strings.Contains(other, "canary") {
			t.Errorf("%q: %s", text, other)
		}
	}
	for _, text := range []string{"", "abc123", "newest", "118b-b041d74e9acd7d39fcbc9e3757cb", eventID[1:] + "-0", strings.Repeat("9", 21), "a b-c"} {
		if got := argument.InvalidIssueEventID(path.Root("event_id"), text).Detail(); strings.Contains(got, "issue_id =") || strings.Contains(got, "link") {
			t.Errorf("%q: %s", text, got)
		}
	}
	for _, text := range []string{"latest", "Oldest", "recommended\n"} {
		if got := argument.InvalidEventID(path.Root("event_id"), text).Detail(); !strings.Contains(got, "`issue_id`") {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestIssueAcceptsIDsOfCompatibleServers accepts the IDs of Sentry and of compatible servers,
// and explains the rest.
func TestIssueAcceptsIDsOfCompatibleServers(t *testing.T) {
	t.Parallel()
	const mayBeLink = "The value of `issue_id` is not an issue ID. It may be a link or a release. Set `issue_id` to a number or"
	for text, want := range map[string]string{
		"1": "", "WEB-1A2": "", "iss_9f8e7d": "", "01JABCDEFGHJKMNPQRSTVWXYZ0": "", "ABC": "", "6400071991\n": "", "\ufeffWEB-1A2\r\n": "", "\tiss_1 ": "",
		"0196e5a1-0000-7000-8000-000000000001": "",
		// Some servers have issues whose IDs have the form of an event ID.
		eventID: "", strings.ToUpper(eventID) + "\n": "", "577c86110795eceaeda35aa50400869b": "",

		"": "not an issue ID", "WEB-": "not an issue ID", "../7": "not an issue ID", "a b": "not an issue ID", "web.1": "not an issue ID", strings.Repeat("1", 21): "not an issue ID",
		"https://acme.sentry.io/issues/42/?query=x":                        "Set `organization = \"acme\"` and `issue_id = \"42\"`.",
		"https://sentry.io/organizations/acme/issues/WEB-1/events/latest/": "`issue_id = \"WEB-1\"`.",
		"https://u:canary@sentry.example.com/acme/web/events/" + eventID:   "`project = \"web\"`, and `event_id = \"" + eventID + "\"`. The function",
		"https://acme.sentry.io/issues/?query=WEB-1A2":                     "`issue_id = \"WEB-1A2\"`",
		"https://u:canary@acme.sentry.io/dashboards/7/":                    "is a link. Set `issue_id` to the ID in the link: a number or a short ID",
		"//u:canary@host/issues/1/":                                        mayBeLink,
		"u:canary@acme.sentry.io/settings/":                                mayBeLink,
		"https:/u:canary@host/":                                            mayBeLink,
		"https%3A%2F%2Fu%3Acanary%40acme.sentry.io%2Fissues%2F1":           mayBeLink,
		"shop@1.2.3": mayBeLink,
		"<https://glitchtip.example.com/acme/issues/7/events/" + eventID + ">": "`issue_id = \"7\"`",
	} {
		var got validator.StringResponse
		argument.Issue().ValidateString(t.Context(), validator.StringRequest{
			Path: path.Root("issue_id"), ConfigValue: types.StringValue(text),
		}, &got)
		switch {
		case want == "" && len(got.Diagnostics) == 0:
		case want == "" || len(got.Diagnostics) != 1:
			t.Errorf("%q: %v", text, got.Diagnostics)
		case !strings.Contains(got.Diagnostics[0].Detail(), want) || strings.Contains(got.Diagnostics[0].Detail(), "canary"):
			t.Errorf("%q: %s", text, got.Diagnostics[0].Detail())
		}
	}
}

func TestTrimIDRemovesWhiteSpace(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a": "a", " a\n": "a", "\ufeffa\r\n": "a", "\t\n\r \ufeffa b\ufeff": "a b", "": "", "\n": "", "\u00a0a": "\u00a0a",
	} {
		if got := argument.TrimID(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestEnumerateJoinsItems(t *testing.T) {
	t.Parallel()
	for want, items := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b, and c": {"a", "b", "c"}} {
		if got := argument.Enumerate(items...); got != want {
			t.Errorf("%q becomes %q", items, got)
		}
	}
}
