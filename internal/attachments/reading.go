// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"context"
	"math"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/listing"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// reading is a list as far as it was read.
type reading struct {
	field.Whole
	listing.List

	attachments *field.Rows
	count       int
	pages       int
	moved       string
}

func newReading(ctx context.Context) *reading {
	return &reading{List: listing.List{Limit: math.MaxInt}, attachments: attachment.Rows(ctx)}
}

func (r *reading) files() *field.Rows { return r.attachments }

// all follows the pages until the list is at its end.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	return r.Read(ctx, pages, func() int { return r.count }, func(page *sentry.Response) error {
		if page.Moved != "" {
			r.moved = page.Moved
		}
		return r.page(page.Body)
	})
}

// page reads one page.
func (r *reading) page(body []byte) error {
	r.pages++
	document, err := jsontree.ParseList(body)
	if err != nil {
		return listing.Undecodable(err)
	}
	defer document.Release()
	for _, element := range document.Elements() {
		r.attachments.Add(field.Whole{Root: element})
		r.count++
	}
	r.Unexpected.AddPage(document.Mismatches(), r.pages)
	return nil
}

// warnings are about what was read and is not quite as it should be.
func (r *reading) warnings(project string) diag.Diagnostics {
	var diags diag.Diagnostics
	if r.moved != "" {
		diags.Append(diagnostic.ProjectRenamed(project, r.moved))
	}
	return append(diags, r.Unexpected.Warning("Attachments Have", "")...)
}
