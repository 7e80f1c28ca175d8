// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Undecodable returns the diagnostic for a response that package jsontree could not read.
func (r Request) Undecodable(err error) diag.Diagnostic {
	if errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany) {
		return diag.NewAttributeErrorDiagnostic(r.Item, "Response Too Complex", r.detail(err,
			"The provider discarded the response. Sentry rejects events this complex, so the response is probably not from Sentry. "+
				PossibleCauses(
					"The provider's `base_url` names a server that is not Sentry.",
					"A proxy in front of Sentry replaces its responses.",
				)))
	}
	if errors.Is(err, jsontree.ErrSyntax) {
		return r.invalidJSON(err)
	}
	return r.Unexpected(err)
}

// TooLarge returns the diagnostic for results that together exceed limit MiB, the most that
// Terraform accepts. It is attached to the attribute. The advice explains how to read less.
func (r Request) TooLarge(attribute path.Path, limit int, advice string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Result Too Large", r.detailText(fmt.Sprintf(
		"the result is larger than %d MiB in total, which Terraform cannot accept", limit), advice))
}

// StateTooLarge explains that a result exceeds the bounds of Terraform. The limit is in MiB.
func (r Request) StateTooLarge(limit int) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Result Too Large", r.detailText(fmt.Sprintf(
		"the result is larger than %d MiB, or has more than a million attributes, which Terraform cannot accept", limit),
		"Read fewer sections of an event, with `include` and `exclude`, or fewer entries of a list."))
}

// Unexpected returns the diagnostic for a response that is valid JSON, but not what was
// requested. The error must contain nothing of the response.
func (r Request) Unexpected(cause error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Unexpected Response From Sentry", r.detail(cause,
		"The provider discarded the response. "+PossibleCauses(
			"A proxy or gateway in front of Sentry replaces or wraps its responses.",
			"A compatible server responds to this request in another way.",
			"The provider's `base_url` names a server that is not Sentry.",
		)+"\n\nSend the request from where Terraform runs, for example with curl, and look at the response."))
}

// invalidJSON returns the diagnostic for a response that is labeled as JSON but is not valid
// JSON.
func (r Request) invalidJSON(cause error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Invalid JSON From Sentry", r.detail(cause,
		"The provider discarded the response. Try again. "+PossibleCauses(
			"A proxy between Terraform and Sentry changes or truncates responses.",
			"The provider's `base_url` names a server that is not Sentry.",
		)))
}

// ProjectRenamed returns a warning that Sentry redirected from a project to its new slug.
func ProjectRenamed(requested, moved string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("project"), "Project Renamed", fmt.Sprintf(
		"Sentry redirected the request for the project %q to %q, its new slug. Change the configuration to the new slug, because "+
			"another project may take the old one.", requested, moved))
}

// maxListed is how many locations the warning about unexpected values lists.
const maxListed = 5

// Unexpected collects the locations of values that were not read, because they have another
// type than Sentry documents.
type Unexpected struct {
	count  int
	listed []string
}

// Add adds a location. It must not contain a key that the sender of the event chose.
func (u *Unexpected) Add(location string) {
	u.count++
	if len(u.listed) < maxListed {
		u.listed = append(u.listed, location)
	}
}

// AddPage adds the mismatches of a document. From the second page of a list on, the locations
// contain the page number.
func (u *Unexpected) AddPage(mismatches []jsontree.Mismatch, page int) {
	for _, mismatch := range mismatches {
		location := mismatch.Public
		if page > 1 {
			location += fmt.Sprintf(" on page %d", page)
		}
		u.Add(location)
	}
}

// Warning returns one warning about all locations, which lists the first few. It returns
// nothing if there are none. What begins the summary, such as "Event Has". Attribute, if not
// empty, is the attribute that lists all locations. It is named only if the warning does not.
func (u *Unexpected) Warning(what, attribute string) diag.Diagnostics {
	var diags diag.Diagnostics
	if u.count == 0 {
		return diags
	}
	text := "The server's response contains values whose type is not the one that Sentry documents. The result does not contain these " +
		"values."
	others := u.count - len(u.listed)
	switch {
	case others == 0:
		text += " Their locations in the response are:"
	case attribute == "":
		text += " The first of their locations in the response are:"
	default:
		text += " `" + attribute + "` lists all of their locations in the response. The first ones are:"
	}
	text += "\n\n  " + strings.Join(u.listed, "\n  ")
	if others > 0 {
		text += fmt.Sprintf("\n  and %d more", others)
	}
	diags.AddWarning(what+" Values of Unexpected Type", text)
	return diags
}
