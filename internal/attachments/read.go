// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Read lists the attachments that the configuration asks for, from every page of
// Sentry's list.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	wanted, more := locate(provider, config)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), wanted.within)
	defer cancel()
	request := wanted.request(provider)
	pages, err := provider.Client.EventAttachments(wanted.organization, wanted.project, wanted.id, wanted.query)
	if err != nil {
		diags.Append(failure(request, err))
		return Model{}, diags
	}
	list := reading{request: request, project: wanted.project, attachments: []Attachment{}}
	for pages.More() && !list.diags.HasError() {
		list.next(ctx, pages)
	}
	diags.Append(list.diags...)
	if len(list.unexpected) > 0 && !diags.HasError() {
		diags.Append(unexpectedValues(list.unexpected))
	}
	return Model{Config: wanted.used(config), Attachments: list.attachments}, diags
}

// reading is a list on its way.
type reading struct {
	request     diagnostic.Request
	project     string
	attachments []Attachment
	// unexpected are the places of values of an unexpected type.
	unexpected []string
	pages      int
	diags      diag.Diagnostics
}

// next reads one page.
func (r *reading) next(ctx context.Context, pages *sentry.Pages) {
	response, err := pages.Next(ctx)
	if err != nil {
		r.diags.Append(failure(r.request, err))
		return
	}
	defer response.Release()
	r.pages++
	if response.Moved != "" && r.pages == 1 {
		r.diags.Append(projectMoved(r.project, response.Moved))
	}
	document, err := jsontree.ParseList(response.Body)
	switch {
	case errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany):
		r.diags.Append(r.request.TooComplex(err))
		return
	case err != nil:
		r.diags.Append(r.request.InvalidJSON(err))
		return
	}
	defer document.Release()
	for _, element := range document.Elements() {
		r.attachments = append(r.attachments, mapAttachment(element))
	}
	for _, mismatch := range document.Mismatches() {
		r.unexpected = append(r.unexpected, fmt.Sprintf("%s of page %d", mismatch.Public, r.pages))
	}
	if err := ctx.Err(); err != nil {
		r.diags.Append(r.request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: err}))
	}
}

func mapAttachment(o *jsontree.Object) Attachment {
	return Attachment{
		ID:          o.String("id"),
		EventID:     o.String("event_id"),
		Type:        o.String("type"),
		Name:        o.String("name"),
		MIMEType:    o.String("mimetype"),
		Size:        (*wire.Number)(o.Number("size")),
		SHA1:        o.String("sha1"),
		DateCreated: o.String("dateCreated"),
	}
}

func projectMoved(asked, moved string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("project"), "Project Was Renamed", fmt.Sprintf(
		"Sentry says that the project %q is now called %q. The attachments were read from there; change the configuration to "+
			"the new slug, since another project may take the old one.", asked, moved))
}

// namedPaths is how many paths the warning about unexpected values names.
const namedPaths = 5

// unexpectedValues warns of values that were not read, by their places.
func unexpectedValues(paths []string) diag.Diagnostic {
	named := "\n  " + strings.Join(paths[:min(len(paths), namedPaths)], "\n  ")
	if len(paths) > namedPaths {
		named += fmt.Sprintf("\n  and %d more", len(paths)-namedPaths)
	}
	return diag.NewWarningDiagnostic("Attachments Have Values of Unexpected Type",
		"Sentry's answer holds values of another type than its API documents. They were left out of the result:\n"+named)
}
