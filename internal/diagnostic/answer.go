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

// Undecodable is for an answer that package jsontree could not read.
func (r Request) Undecodable(err error) diag.Diagnostic {
	if errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany) {
		return diag.NewAttributeErrorDiagnostic(r.Item, "Response Too Complex", r.detail(err,
			"Nothing that Sentry accepts is like that; something else may have answered. Nothing of it was kept."))
	}
	if errors.Is(err, jsontree.ErrSyntax) {
		return r.invalidJSON(err)
	}
	return r.Unexpected(err)
}

// TooLarge is for results that together are larger than Terraform takes, which
// is limit MiB. The error names the attribute, and the advice what to ask
// instead.
func (r Request) TooLarge(attribute path.Path, limit int, advice string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Result Too Large", r.detailText(fmt.Sprintf(
		"what was read is together larger than %d MiB, which Terraform could not take", limit), advice))
}

// Unexpected is for a response that is valid JSON, and not what was asked for. The error
// must contain nothing of the response.
func (r Request) Unexpected(came error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Unexpected Response From Sentry", r.detail(came,
		"Nothing of the response was kept. "+PossibleCauses(
			"A proxy or gateway in front of Sentry replaces or wraps its responses.",
			"The server is compatible with Sentry, but responds to this request in another way.",
			"The provider's `base_url` names a server that is not Sentry.",
		)+"\n\nSend the request from where Terraform runs, for example with curl, and look at the response."))
}

// invalidJSON is for a response that is labeled as JSON and is not.
func (r Request) invalidJSON(came error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Invalid JSON From Sentry", r.detail(came,
		"Nothing of the answer was kept. Try again; if it stays, a proxy may be changing or cutting answers, or the "+
			"provider's `base_url` names a server that is not Sentry."))
}

// ProjectRenamed warns of a project that Sentry answered for under a new slug.
func ProjectRenamed(asked, moved string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("project"), "Project Renamed", fmt.Sprintf(
		"Sentry says that the project %q is now called %q, and answered for that one. Change the configuration to the new slug, "+
			"since another project may take the old one.", asked, moved))
}

// namedPlaces is how many places the warning about unexpected values names.
const namedPlaces = 5

// Unexpected collects the places of values that were not read, because they are
// of another type than Sentry documents.
type Unexpected struct {
	count int
	named []string
}

// Add adds a place. It must not hold a key that whoever sent the event chose.
func (u *Unexpected) Add(place string) {
	u.count++
	if len(u.named) < namedPlaces {
		u.named = append(u.named, place)
	}
}

// AddPage adds the mismatches of a document, which is a page of several where it
// is not the first.
func (u *Unexpected) AddPage(mismatches []jsontree.Mismatch, page int) {
	for _, mismatch := range mismatches {
		place := mismatch.Public
		if page > 1 {
			place += fmt.Sprintf(" on page %d", page)
		}
		u.Add(place)
	}
}

// Warning returns one warning diagnostic for all of them, of which it names the
// first few; none where there are none. What begins the summary, such as Event,
// and listed, where it is not empty, is the attribute that lists them all.
func (u *Unexpected) Warning(what, listed string) diag.Diagnostics {
	var diags diag.Diagnostics
	if u.count == 0 {
		return diags
	}
	text := "Sentry's answer holds values of another type than its API documents. They were left out of the result"
	if listed != "" {
		text += ", and `" + listed + "` lists them all"
	}
	text += ":\n\n  " + strings.Join(u.named, "\n  ")
	if others := u.count - len(u.named); others > 0 {
		text += fmt.Sprintf("\n  and %d more", others)
	}
	diags.AddWarning(what+" Values of Unexpected Type", text)
	return diags
}
