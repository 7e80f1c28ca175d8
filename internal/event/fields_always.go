// SPDX-License-Identifier: MPL-2.0

package event

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// always lists the fields that every read fills.
var always = field.Fields{
	field.String{
		Name: "id", Value: field.Func((*source).ownID), Always: true,
		Doc: "ID of the event: 32 lowercase hexadecimal digits, as the SDK reported it. If the response has none, the requested ID or position. Never null.",
	},
	field.String{Name: "internal_id", From: "id", Doc: "Internal ID of the event. Same as `id` on current servers."},
	field.Bool{
		Name: "found", Value: field.Func((*source).found), Always: true,
		Doc: "Whether the event exists. Never null. False only with `allow_missing`; then everything but `id` and the arguments is null.",
	},
	field.Strings{
		Name: "sections", Value: field.Func((*source).sections),
		Doc: "Names of the sections that were read. Attributes of other sections are null.",
	},
	field.String{Name: "project_id", From: "projectID", Doc: "Numeric ID of the project."},
	field.String{Name: "group_id", From: "groupID", Also: "issue", Volatile: true, Doc: "ID of the issue that the event belongs to. Sentry's API calls an issue a group."},
	field.String{Name: "platform", Doc: "Platform of the program, such as `python` or `javascript`."},
	field.String{
		Name: "type",
		Doc:  "Type of the event: `error`, `default`, `transaction`, `csp`, `hpkp`, `expectct`, `expectstaple`, `nel`, `generic`, `feedback`, or a newer one.",
	},
	field.String{Name: "dist", From: "dist", Value: field.Func(dist), Doc: "Distribution of the release, such as a build number."},
	field.Number{Name: "size", Volatile: true, Doc: "Length of the stored event in characters."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time of the event, RFC 3339 in UTC. Null for transactions."},
	field.String{Name: "date_received", From: "dateReceived", Doc: "Time when Sentry received the event, RFC 3339 in UTC."},
	field.Number{Name: "start_timestamp", From: "startTimestamp", Doc: "Start of a transaction, in seconds since 1970."},
	field.Number{Name: "end_timestamp", From: "endTimestamp", Doc: "End of a transaction, in seconds since 1970."},
	field.String{Name: "level", From: "tags[level]", Value: field.Func(tags.Of[*source]("level")), Doc: "Level, such as `error` or `warning`, from the tag `level` or else the event itself."},
	field.String{Name: "environment", From: "tags[environment]", Value: field.Func(tags.Of[*source]("environment")), Doc: "Environment, such as `production`, from the tag `environment` or else the event itself."},
	field.Bool{
		Name: "handled", Value: field.Func(handled),
		Doc: "Whether the program caught the error, from the tag `handled` or else the mechanism of the main exception. Null if neither has it.",
	},
	field.Strings{Name: "entry_types", From: "entries[].type", Value: field.Func((*source).entryTypes), Doc: "Types of the event's entries, in Sentry's order."},
	field.Bool{
		Name: "user_present", Value: field.Func(userPresent),
		Doc: "Whether the event contains any data about its user. Null only if the event was not found.",
	},
	field.Number{Name: "breadcrumb_count", Value: field.Func(breadcrumbCount), Doc: "Number of breadcrumbs. Null only if the event was not found."},
	field.Strings{Name: "fingerprints", Doc: "Grouping hashes of the event."},
	field.Object{Name: "grouping_config", From: "groupingConfig", Doc: "How Sentry grouped the event.", Fields: field.Fields{
		field.String{Name: "id", Doc: "Name of the grouping strategy, such as `newstyle:2023-01-11`."},
		field.String{Name: "enhancements", Doc: "Encoded grouping rules. Opaque."},
	}},
	field.Object{Name: "sdk", Doc: "SDK that sent the event.", Fields: field.Fields{
		field.String{Name: "name", Doc: "Name, such as `sentry.python`."},
		field.String{Name: "version", Doc: "Version."},
	}},
	field.Objects{Name: "sdk_updates", From: "sdkUpdates", Volatile: true, Doc: "SDK updates that Sentry suggests.", Fields: sdkUpdate},
	field.Strings{
		Name: "resolved_with", From: "resolvedWith", Value: field.Func(resolvedWith), Volatile: true,
		Doc: "How frames were resolved with source maps or debug files, sorted.",
	},
	field.String{Name: "next_event_id", From: "nextEventID", Volatile: true, Doc: "ID of the next newer event of the same issue."},
	field.String{Name: "previous_event_id", From: "previousEventID", Volatile: true, Doc: "ID of the next older event of the same issue."},
	field.Object{Name: "crash_file", From: "crashFile", Volatile: true, Doc: "Minidump of a native crash.", Fields: crashFile},
	field.String{Name: "web_url", Value: field.Func((*source).link), Doc: "Link to the event in Sentry's web interface. Null if the project is not known."},
	field.Object{
		Name: "release", From: "release", Value: field.Func(releaseObject), Doc: "Release that the event belongs to.", Fields: release,
	},
}

var sdkUpdate = field.Fields{
	field.String{Name: "type", Doc: "Kind of suggestion: `updateSdk`, `changeSdk`, or `enableIntegration`."},
	field.String{Name: "sdk_name", From: "sdkName", Doc: "SDK to update."},
	field.String{Name: "sdk_url", From: "sdkUrl", Doc: "Documentation of the SDK."},
	field.String{Name: "new_sdk_name", From: "newSdkName", Doc: "SDK to change to."},
	field.String{Name: "new_sdk_version", From: "newSdkVersion", Doc: "Version to update to."},
	field.String{Name: "integration_name", From: "integrationName", Doc: "Integration to enable."},
	field.String{Name: "integration_url", From: "integrationUrl", Doc: "Documentation of the integration."},
	field.JSON{Name: "enables_json", Doc: "Suggestions that become possible after this one."},
}

var crashFile = field.Fields{
	field.String{Name: "id", Doc: "ID of the attachment."},
	field.String{Name: "name", Doc: "File name."},
	field.String{Name: "type", Doc: "Type of the attachment, such as `event.minidump`."},
	field.String{Name: "mimetype", Doc: "Media type."},
	field.Number{Name: "size", Doc: "Size in bytes."},
	field.String{Name: "sha1", Doc: "SHA-1 of the file, in hexadecimal."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time when the file was stored, RFC 3339."},
}

// unread is the field that lists the values that could not be read.
var unread = field.Strings{
	Name: "read_warnings", Value: field.Func((*source).unread),
	Doc: "Paths in Sentry's response whose value had an unexpected type and was not read, such as `entries[0].data.values[1].threadId`. Empty for a well-formed event.",
}

// ownID returns the ID.
func (s *source) ownID() *string { return s.id }

// found reports whether the event exists.
func (s *source) found() *bool { return new(!s.missing) }

// sections returns the names of the sections that are read.
func (s *source) sections() []string { return s.read.names() }

// link returns the URL of the event in Sentry's web interface.
func (s *source) link() *string { return s.webURL }

// dist returns the distribution of the release: the event's own, or else the tag.
func dist(s *source) *string {
	if s.root.Has("dist") {
		return s.root.String("dist")
	}
	return s.tags.Value("dist")
}

// entryTypes returns the types of all entries.
func (s *source) entryTypes() []string { return s.entries.types }

// handled reports whether the program caught the error, by the tag of that name, or else by
// the mechanism of the main exception. It returns nil if neither shows it.
func handled(s *source) *bool {
	if tag := s.tags.Value("handled"); tag != nil {
		yes := strings.EqualFold(*tag, "yes") || strings.EqualFold(*tag, "true")
		no := strings.EqualFold(*tag, "no") || strings.EqualFold(*tag, "false")
		if yes || no {
			return &yes
		}
	}
	return s.mainException().Quiet().Object("mechanism").Bool("handled")
}

// userPresent reports whether the event contains anything about its user, including in its
// tags.
func userPresent(s *source) *bool {
	user := s.root.Quiet().Object("user")
	present := slices.ContainsFunc(slices.Collect(maps.Values(s.tags.Personal())), func(value string) bool { return value != "" })
	for _, key := range []string{"id", "email", "username", "ip_address", "name"} {
		if text := user.String(key); text != nil && *text != "" {
			present = true
		}
	}
	for _, key := range []string{"geo", "data"} {
		if !user.Object(key).Empty() {
			present = true
		}
	}
	return &present
}

// breadcrumbCount returns the number of breadcrumbs, even if the section is not read.
func breadcrumbCount(s *source) *json.Number {
	return new(json.Number(strconv.Itoa(len(s.entries.peek("breadcrumbs").Objects("values")))))
}

// resolvedWith returns the sorted ways in which frames were resolved.
func resolvedWith(event *jsontree.Object) []string {
	ways := event.Strings(keyOf(event, "resolvedWith", "resolved_with"))
	slices.Sort(ways)
	return ways
}

// unread returns the paths of the values that could not be read. All other fields have
// to be read before it.
func (s *source) unread() []string {
	mismatches := s.document.Mismatches()
	paths := make([]string, len(mismatches))
	for i, mismatch := range mismatches {
		paths[i] = mismatch.Path
	}
	return paths
}
