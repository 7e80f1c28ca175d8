// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func summaryAttributes() map[string]schema.Attribute {
	summary := attribute.InSection(sectionSummary)
	return map[string]schema.Attribute{
		"title":    summary.String("title", "Title, as Sentry shows it in lists."),
		"message":  summary.String("message", "Log message; empty for most errors."),
		"culprit":  summary.String("culprit", "Where the event comes from: a function, module or route."),
		"location": summary.String("location", "File of an error, name of a transaction, or URI or host of a security report."),
		"metadata": summary.StringMap("metadata",
			"What Sentry made the title of, such as `type` and `value`. Values that are no text or number are given as JSON."),
		"logentry": summary.Object("entries[message].data", "The message as it was logged.", map[string]schema.Attribute{
			"message":     summary.String("message", "Message with placeholders."),
			"formatted":   summary.String("formatted", "Message with its parameters filled in."),
			"params_json": summary.JSON("params", "Parameters of the message."),
		}),
	}
}

func tagsAttributes() map[string]schema.Attribute {
	tags := attribute.InSection(sectionTags)
	return map[string]schema.Attribute{
		"tags": tags.StringMap("tags",
			"Tags by key, without `user` and `user.*`, which are personal and stand in `user.tags`. Of a repeated key the first counts; tags without a key or value are left out."),
		"transaction": tags.String("tags[transaction]", "Name of the transaction or route, from the tag of that name."),
	}
}

func errorsAttributes() map[string]schema.Attribute {
	errors := attribute.InSection(sectionErrors)
	return map[string]schema.Attribute{
		"errors": attribute.Volatile(errors.Objects("errors",
			"Problems that Sentry met when it processed the event, such as a missing source map.", map[string]schema.Attribute{
				"type":      errors.String("type", "Code of the problem, such as `js_no_source` or `native_missing_dsym`."),
				"message":   errors.String("message", "The problem in words."),
				"data_json": errors.JSON("data", "Particulars of the problem."),
			})),
	}
}

func userAttributes() map[string]schema.Attribute {
	user := attribute.InSection(sectionUser)
	return map[string]schema.Attribute{
		"user": user.Object("user", "The user that the event happened to.", map[string]schema.Attribute{
			"id":         attribute.Sensitive(user.String("id", "Id of the user in the application.")),
			"email":      attribute.Sensitive(user.String("email", "E-mail address.")),
			"username":   attribute.Sensitive(user.String("username", "User name.")),
			"ip_address": attribute.Sensitive(user.String("ip_address", "IP address, v4 or v6.")),
			"name":       attribute.Sensitive(user.String("name", "Name.")),
			"geo": user.Object("geo", "Where the IP address is registered.", map[string]schema.Attribute{
				"country_code": attribute.Sensitive(user.String("country_code", "Country as two letters.")),
				"city":         attribute.Sensitive(user.String("city", "City.")),
				"region":       attribute.Sensitive(user.String("region", "Name of the country.")),
				"subdivision":  attribute.Sensitive(user.String("subdivision", "State or province.")),
			}),
			"data_json": attribute.Sensitive(user.JSON("data", "Everything else that the application told about the user.")),
			"tags":      attribute.Sensitive(user.StringMap("tags", "The event's tags `user` and `user.*`.")),
		}),
	}
}

func userReportAttributes() map[string]schema.Attribute {
	report := attribute.InSection(sectionUserReport)
	return map[string]schema.Attribute{
		"user_report": attribute.Volatile(report.Object("userReport",
			"Feedback that a user left for the event.", map[string]schema.Attribute{
				"id":           report.String("id", "Id of the report, as text."),
				"name":         attribute.Sensitive(report.String("name", "Name of the user.")),
				"email":        attribute.Sensitive(report.String("email", "E-mail address of the user.")),
				"comments":     attribute.Sensitive(report.String("comments", "What the user wrote.")),
				"date_created": report.String("dateCreated", "Time of the report, RFC 3339."),
			})),
	}
}
