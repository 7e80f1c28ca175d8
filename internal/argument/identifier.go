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
	switch id := TrimID(text); {
	case isLink(id):
		return linkInstead(attribute, anEventID, id, eventInstead)
	case isLikelyIssue(id):
		return anEventID.invalid(attribute, fmt.Sprintf(
			"The value %s looks like the ID of an issue. ", Quote(text))+readFirst("issue_id", id, "event_id", latest))
	case sentry.IsPosition(strings.ToLower(id)):
		return notAnEvent(attribute, text, fmt.Sprintf(
			" Read the event with a `sentry_event` block that sets `issue_id` and `event_id = %q`. %s", strings.ToLower(id), useThatID))
	}
	return notAnEvent(attribute, text, "")
}

const useThatID = "Here, use the `id` of that block."

// readFirst returns the advice to find an event with another block that sets arguments, as in
// the function set.
func readFirst(pairs ...string) string {
	return "Read the event with a `sentry_event` block that sets " + assignments(pairs...) + ". " + useThatID
}

// positionSynonyms maps other words for a position to its name.
var positionSynonyms = map[string]string{"newest": "latest", "last": "latest", "first": "oldest", "earliest": "oldest"}

// InvalidIssueEventID is like [InvalidEventID] for a block with an argument `issue_id`.
func InvalidIssueEventID(attribute path.Path, text string) diag.Diagnostic {
	id := TrimID(text)
	switch {
	case isLink(id):
		return linkInstead(attribute, aSearchedEventID, id, issueEventInstead)
	case isLikelyIssue(id):
		return anEventID.invalid(attribute, fmt.Sprintf("The value %s looks like the ID of an issue. Set `issue_id = %q` and "+
			"`event_id = \"latest\"`, and remove `project` from the block.", Quote(text), id))
	}
	advice := Suggestion(id, sentry.Positions()...)
	if position := positionSynonyms[strings.ToLower(id)]; position != "" {
		advice = didYouMean(position)
	}
	return notAnEvent(attribute, text,
		fmt.Sprintf(" `%s` can also be \"latest\" or \"oldest\", or \"recommended\" with `issue_id`.%s", attribute, advice))
}

func notAnEvent(attribute path.Path, text, more string) diag.Diagnostic {
	return anEventID.invalid(attribute, fmt.Sprintf("The value %s is not an event ID. A%s.%s",
		Quote(text), strings.TrimPrefix(sentry.ErrInvalidEventID.Error(), "a"), more))
}

// identifier is a kind of ID that an argument accepts.
type identifier struct {
	summary string // of the diagnostic for another value
	what    string // with an article
	form    string
	release string // the advice for a release, as a sentence after a space; it may be empty
}

const digits = "32 hexadecimal digits"

// The kinds of IDs.
var (
	anEventID = identifier{summary: "Invalid Event ID", what: "an event ID", form: digits}
	anIssueID = identifier{summary: "Invalid Issue ID", what: "an issue ID", form: "a number or a short ID such as WEB-1A2"}
	// aSearchedEventID is the ID in a block that can search for an event instead.
	aSearchedEventID = identifier{
		summary: "Invalid Event ID", what: "an event ID", form: digits,
		release: " To read an event of a release, remove `event_id` and set `query`.",
	}
)

func (i identifier) invalid(attribute path.Path, detail string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, i.summary, detail)
}

// Issue returns a validator of the ID or short ID of an issue.
func Issue() validator.String {
	const accepted = "a number, a short ID such as WEB-1A2, or an ID of a compatible server (letters, digits, and underscores)"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		id := TrimID(text)
		switch {
		case isLink(id):
			diags.Append(linkInstead(attribute, anIssueID, id, issueInstead))
		case !sentry.IsIssueID(id) && !sentry.IsShortID(id):
			diags.Append(anIssueID.invalid(attribute,
				fmt.Sprintf("The value %s is not an issue ID. It must be %s.", Quote(text), accepted)))
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

// linkInstead returns the diagnostic for what isLink reports, with the advice that instead
// returns for a link. It does not repeat the text, which may contain a password.
func linkInstead(attribute path.Path, wanted identifier, text string, instead func(eventurl.Link) string) diag.Diagnostic {
	link, err := eventurl.Parse(text)
	switch {
	case err == nil:
		return wanted.invalid(attribute, fmt.Sprintf("The value of `%s` is a link. %s The function `provider::sentry::parse_event_url` "+
			"parses such links.", attribute, instead(link)))
	case strings.Contains(text, "://"):
		return wanted.invalid(attribute, fmt.Sprintf("The value of `%s` is a link. Set `%[1]s` to the ID in the link: %s.",
			attribute, wanted.form))
	default:
		return wanted.invalid(attribute, fmt.Sprintf(
			"The value of `%s` is not %s. It may be a link or a release. Set `%[1]s` to %[3]s.%[4]s",
			attribute, wanted.what, wanted.form, wanted.release))
	}
}

// eventInstead returns the advice for a block without an issue.
func eventInstead(link eventurl.Link) string {
	if len(link.EventID) != eventIDLength {
		return "The link is to an issue. " +
			readFirst("organization", link.Organization, "issue_id", link.IssueID, "event_id", cmp.Or(link.EventID, latest))
	}
	return setProjectEvent(link)
}

// latest is the position of the event that a link to an issue shows.
const latest = "latest"

// eventIDLength is the length of an event ID. No position has this length.
const eventIDLength = 32

// issueEventInstead returns the advice for a block that may set an issue.
func issueEventInstead(link eventurl.Link) string {
	if link.IssueID == "" {
		return setProjectEvent(link) + " If the block sets `issue_id`, remove it."
	}
	return set("organization", link.Organization, "issue_id", link.IssueID, "event_id", cmp.Or(link.EventID, latest)) +
		" Remove `project` from the block."
}

// issueInstead returns the advice for an argument that is an issue.
func issueInstead(link eventurl.Link) string {
	if link.IssueID == "" {
		return "The link is to an event. To read that event, use the data source `sentry_event` without `issue_id`. " +
			setProjectEvent(link)
	}
	return set("organization", link.Organization, "issue_id", link.IssueID)
}

// setProjectEvent returns the advice to read the event of a link through its project.
func setProjectEvent(link eventurl.Link) string {
	return set("organization", link.Organization, "project", link.Project, "event_id", link.EventID)
}

// set returns the advice to set arguments.
func set(pairs ...string) string { return "Set " + assignments(pairs...) + "." }

// assignments lists values of arguments. Pairs alternates names and values; names without a
// value are left out.
func assignments(pairs ...string) string {
	var list []string
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] != "" {
			list = append(list, fmt.Sprintf("`%s = %q`", pair[0], pair[1]))
		}
	}
	return Enumerate(list...)
}

// Enumerate joins the items of a list in a sentence: "a", "a and b", or "a, b, and c".
func Enumerate(items ...string) string {
	last := len(items) - 1
	if last < 2 {
		return strings.Join(items, " and ")
	}
	return strings.Join(items[:last], ", ") + ", and " + items[last]
}
