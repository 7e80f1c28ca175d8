// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TrimID removes the white space and the byte order mark around an ID, which it has if it
// comes from a file.
func TrimID(text string) string { return strings.Trim(text, " \t\r\n\ufeff") }

// EventID returns a validator of event IDs in any form that [sentry.ParseEventID] accepts.
func EventID() validator.String {
	return Validator(sentry.ErrInvalidEventID.Error(), func(attribute path.Path, text string) diag.Diagnostics {
		if _, err := sentry.ParseEventID(TrimID(text)); err != nil {
			return diag.Diagnostics{InvalidEventID(attribute, text)}
		}
		return nil
	})
}

// InvalidEventID returns the diagnostic for an attribute that is not an event ID, in a block
// without an issue.
func InvalidEventID(attribute path.Path, text string) diag.Diagnostic {
	const other = " Read the event with the data source `sentry_event`, and use its `id` here: "
	advice := ""
	switch id := TrimID(text); {
	case isLink(id):
		return linkInstead(attribute, "Invalid Event ID", id, eventInstead)
	case isLikelyIssue(id):
		advice = other + fmt.Sprintf("set its `issue_id = %q` and `event_id = \"latest\"`.", id)
	case sentry.IsPosition(strings.ToLower(id)):
		advice = other + "set its `issue_id`."
	}
	return notAnEvent(attribute, text, "", advice)
}

// positionSynonyms maps other words for a position to its name.
var positionSynonyms = map[string]string{"newest": "latest", "last": "latest", "first": "oldest", "earliest": "oldest"}

// InvalidIssueEventID is like [InvalidEventID] for a block with an argument `issue_id`.
func InvalidIssueEventID(attribute path.Path, text string) diag.Diagnostic {
	var advice string
	switch id := TrimID(text); {
	case isLink(id):
		return linkInstead(attribute, "Invalid Event ID", id, issueEventInstead)
	case isLikelyIssue(id):
		advice = fmt.Sprintf(" It looks like the ID of an issue: set `issue_id = %q` and `event_id = \"latest\"`, and remove `project` "+
			"from the block.", id)
	default:
		advice = Suggestion(id, sentry.Positions()...)
		if position := positionSynonyms[strings.ToLower(id)]; position != "" {
			advice = didYouMean(position)
		}
	}
	return notAnEvent(attribute, text, " It can also be \"latest\" or \"oldest\" or, with `issue_id`, \"recommended\".", advice)
}

func notAnEvent(attribute path.Path, text, also, advice string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Invalid Event ID",
		fmt.Sprintf("The value %s is not an event ID: %s.%s%s", Quote(text), sentry.ErrInvalidEventID, also, advice))
}

// Issue returns a validator of the ID or short ID of an issue.
func Issue() validator.String {
	const accepted = "the ID of an issue, which is a number on Sentry and letters, digits and underscores on some compatible servers, or " +
		"its short ID such as WEB-1A2"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		id := TrimID(text)
		switch {
		case isLink(id):
			diags.Append(linkInstead(attribute, "Invalid Issue ID", id, issueInstead))
		case !sentry.IsIssueID(id) && !sentry.IsShortID(id):
			diags.AddAttributeError(attribute, "Invalid Issue ID",
				fmt.Sprintf("The value %s is not an issue ID. It must be %s.", Quote(text), accepted))
		}
		return diags
	})
}

// isLikelyIssue reports whether a string that is not an event ID is likely to be the ID of an
// issue.
func isLikelyIssue(id string) bool {
	_, err := sentry.ParseEventID(strings.ReplaceAll(id, "-", "")) // With dashes in other positions than in a UUID.
	return err != nil && (sentry.IsShortID(id) || sentry.IsIssueID(id) && sentry.IsNumericID(id))
}

// isLink reports whether a string is a link to anything, or may be one with a password, which
// no message repeats.
func isLink(text string) bool {
	if strings.Contains(text, "://") || strings.Contains(text, "@") || strings.Contains(text, "%40") {
		return true
	}
	_, err := eventurl.Parse(text)
	return err == nil
}

// linkInstead returns the diagnostic for a link in place of an ID, with the advice that the
// function instead returns. It does not repeat the link, which may contain a password.
func linkInstead(attribute path.Path, summary, text string, instead func(eventurl.Link) string) diag.Diagnostic {
	advice := "Set it to the ID in the link."
	if link, err := eventurl.Parse(text); err == nil {
		advice = instead(link)
	}
	return diag.NewAttributeErrorDiagnostic(attribute, summary, fmt.Sprintf("The value of `%s` is a link. %s The function "+
		"`provider::sentry::parse_event_url` parses such links.", attribute, advice))
}

// eventInstead returns the advice for a block without an issue.
func eventInstead(link eventurl.Link) string {
	if len(link.EventID) != eventIDLength {
		return "The link is to an issue. Read the event with the data source `sentry_event`, and use its `id` here: " +
			issueEventInstead(link)
	}
	return set("organization", link.Organization, "project", link.Project, "event_id", link.EventID)
}

// eventIDLength is the length of an event ID. No position has this length.
const eventIDLength = 32

// issueEventInstead returns the advice for a block that may set an issue.
func issueEventInstead(link eventurl.Link) string {
	if link.IssueID == "" {
		return set("organization", link.Organization, "project", link.Project, "event_id", link.EventID)
	}
	return set("organization", link.Organization, "issue_id", link.IssueID, "event_id", cmp.Or(link.EventID, "latest"))
}

// issueInstead returns the advice for an argument that is an issue.
func issueInstead(link eventurl.Link) string {
	if link.IssueID == "" {
		return "The link is to an event. To read that event, use the data source `sentry_event` without `issue_id`: " +
			issueEventInstead(link)
	}
	return set("organization", link.Organization, "issue_id", link.IssueID)
}

// set returns the advice to set arguments. Pairs alternates names and values; names without a
// value are left out.
func set(pairs ...string) string {
	var assignments []string
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] != "" {
			assignments = append(assignments, fmt.Sprintf("`%s = %q`", pair[0], pair[1]))
		}
	}
	return "Set " + strings.Join(assignments, ", ") + "."
}
