// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

// alwaysAttributes describes what every read fills.
func alwaysAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"id": always.String("",
			"Id of the event: 32 lower-case hex digits, the id that the SDK reported. Sentry's `eventID`, or the requested id where its answer lacks it. Never null."),
		"internal_id": always.String("id",
			"Internal id of the event. The same as `id` on current servers."),
		"found": always.Bool("",
			"Whether the event exists. Never null; false only with `allow_missing`, and then everything but `id` and the arguments is null."),
		"sections": always.Strings("",
			"Names of the sections that were read. An attribute of another section is null because it was not read."),
		"read_warnings": always.Strings("",
			"Paths in Sentry's answer, such as `entries[0].data.values[1].threadId`, whose value was of an unexpected type and was therefore not read. Empty for a well-formed event."),
		"project_id": always.String("projectID",
			"Numeric id of the project, as text."),
		"group_id": attribute.Volatile(always.String("groupID",
			"Id of the issue that the event belongs to (Sentry's API calls an issue a group), as text.")),
		"platform": always.String("platform",
			"Platform of the program, such as `python` or `javascript`."),
		"type": always.String("type",
			"Type of the event: `error`, `default`, `transaction`, `csp`, `hpkp`, `expectct`, `expectstaple`, `nel`, `generic`, `feedback`, or one that is newer than this provider."),
		"dist": always.String("dist",
			"Distribution of the release, such as a build number."),
		"size": attribute.Volatile(always.Number("size",
			"Length of the stored event in characters.")),
		"date_created": always.String("dateCreated",
			"Time of the event, RFC 3339 in UTC as Sentry gives it. Transactions have none."),
		"date_received": always.String("dateReceived",
			"Time when Sentry received the event, RFC 3339 in UTC as Sentry gives it."),
		"start_timestamp": always.Number("startTimestamp",
			"Start of a transaction in seconds since 1970."),
		"end_timestamp": always.Number("endTimestamp",
			"End of a transaction in seconds since 1970."),
		"level": always.String("tags[level]",
			"Level, such as `error` or `warning`, from the tag of that name."),
		"environment": always.String("tags[environment]",
			"Environment, such as `production`, from the tag of that name."),
		"handled": always.Bool("",
			"Whether the program caught the error: the tag `handled`, else the mechanism of the main exception. Null where neither tells."),
		"entry_types": always.Strings("entries[].type",
			"Types of the entries that the event holds, in Sentry's order."),
		"user_present": always.Bool("",
			"Whether the event tells anything about its user, without saying what. Null only where the event was not found."),
		"breadcrumb_count": always.Number("",
			"Number of breadcrumbs. Null only where the event was not found."),
		"fingerprints": always.Strings("fingerprints",
			"Grouping hashes of the event."),
		"grouping_config": always.Object("groupingConfig",
			"How Sentry grouped the event.", map[string]schema.Attribute{
				"id":           always.String("id", "Name of the grouping strategy, such as `newstyle:2023-01-11`."),
				"enhancements": always.String("enhancements", "Encoded rules of the grouping; opaque."),
			}),
		"sdk": always.Object("sdk", "The SDK that sent the event.", map[string]schema.Attribute{
			"name":    always.String("name", "Name, such as `sentry.python`."),
			"version": always.String("version", "Version."),
		}),
		"sdk_updates": attribute.Volatile(always.Objects("sdkUpdates",
			"What Sentry suggests to update in the SDK.", sdkUpdateAttributes())),
		"resolved_with": attribute.Volatile(always.Strings("resolvedWith",
			"How frames were resolved with source maps or debug files, sorted.")),
		"next_event_id": attribute.Volatile(always.String("nextEventID",
			"Id of the next newer event of the same issue.")),
		"previous_event_id": attribute.Volatile(always.String("previousEventID",
			"Id of the next older event of the same issue.")),
		"crash_file": always.Object("crashFile",
			"The minidump that a native crash came with.", crashFileAttributes()),
		"web_url": always.String("",
			"Link to the event in Sentry's web interface. Null where the project is not known."),
		"release": always.Object("release",
			"The release that the event belongs to.", releaseAttributes()),
	}
}

func sdkUpdateAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"type":             always.String("type", "Kind of suggestion: `updateSdk`, `changeSdk` or `enableIntegration`."),
		"sdk_name":         always.String("sdkName", "SDK to update."),
		"sdk_url":          always.String("sdkUrl", "Documentation of the SDK."),
		"new_sdk_name":     always.String("newSdkName", "SDK to change to."),
		"new_sdk_version":  always.String("newSdkVersion", "Version to update to."),
		"integration_name": always.String("integrationName", "Integration to enable."),
		"integration_url":  always.String("integrationUrl", "Documentation of the integration."),
		"enables_json":     always.JSON("enables", "Suggestions that this one makes possible."),
	}
}

func crashFileAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"id":           always.String("id", "Id of the attachment."),
		"name":         always.String("name", "File name."),
		"type":         always.String("type", "Type of the attachment, such as `event.minidump`."),
		"mimetype":     always.String("mimetype", "Media type."),
		"size":         always.Number("size", "Size in bytes."),
		"sha1":         always.String("sha1", "SHA-1 of the file in hex."),
		"date_created": always.String("dateCreated", "Time when the file was stored, RFC 3339."),
	}
}
