// SPDX-License-Identifier: MPL-2.0

package event

import (
	"maps"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

const description = "Reads one event of Sentry with all of its metadata. The API document behind it is " +
	"[Retrieve an Event for a Project](https://docs.sentry.io/api/events/retrieve-an-event-for-a-project/); " +
	"the token needs the scope `project:read`."

// attributes describes everything but the timeouts. The map is the caller's own.
func attributes() map[string]schema.Attribute { return maps.Clone(builtAttributes()) }

// builtAttributes is built once, and not before it is needed: the data source, the
// ephemeral resource and the function have all of it in common.
var builtAttributes = sync.OnceValue(func() map[string]schema.Attribute {
	all := map[string]schema.Attribute{}
	for _, group := range []map[string]schema.Attribute{
		argumentAttributes(), alwaysAttributes(),
		sectioned(summaryAttributes()), sectioned(tagsAttributes()), sectioned(errorsAttributes()),
		sectioned(userAttributes()), sectioned(contextsAttributes()), sectioned(exceptionsAttributes()),
		sectioned(requestAttributes()), sectioned(securityReportsAttributes()), sectioned(occurrenceAttributes()),
		sectioned(measurementsAttributes()), sectioned(userReportAttributes()), framesAttributes(),
		sectioned(threadsAttributes()), sectioned(breadcrumbsAttributes()), sectioned(spansAttributes()),
		sectioned(debugImagesAttributes()), sectioned(documentAttributes()), sectioned(scanAttributes()),
	} {
		maps.Copy(all, group)
	}
	return all
})

// sectioned says of a section's outermost attributes when they are null.
func sectioned(group map[string]schema.Attribute) map[string]schema.Attribute {
	for name, a := range group {
		group[name] = attribute.Annotate(a, "Null where the section is not read.")
	}
	return group
}

func argumentAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"organization": attribute.Organization(),
		"project": attribute.Project(" that the event is in. Defaults to the provider's `project`. Where " +
			"neither names one, it is looked up, which is not possible for transactions. Not to be set beside `issue_id`."),
		"event_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{idValidator{}},
			MarkdownDescription: "Id of the event: 32 hexadecimal digits in either case, with or without the dashes of a UUID. Beside " +
				"`issue_id` also " + backquoted(positions) + ".",
		},
		"issue_id":     attribute.IssueID("Issue that the event belongs to"),
		"environments": attribute.Environments("Environments whose events count for the positions of `event_id`. Only beside `issue_id`."),
		"include": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections to read beside those that are read by default, or `all` for every section but `raw`. " +
				"Sections: " + backquoted(SectionNames()) + ". Read by default: " + backquoted(defaultSections) + ".",
		},
		"exclude": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections not to read, or `all` for every section that `include` does not name. " +
				"What is excluded is null and leaves no trace in the state.",
		},
		"allow_missing": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether an event that Sentry does not have is a result, with `found = false`, instead of an error. " +
				"Events are deleted after 30 or 90 days. Defaults to false.",
		},
	}
}

func sectionValidators() []validator.Set {
	return []validator.Set{
		setvalidator.NoNullValues(),
		setvalidator.ValueStringsAre(attribute.OneOf("section", append(SectionNames(), allSections)...)),
	}
}

func backquoted(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
}
