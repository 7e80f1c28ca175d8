// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"errors"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// fullScan is Sentry's term for a result that is based on all of the data.
const fullScan = "full"

// errNoRows reports an object that is not a response of Explore.
var errNoRows = errors.New("the JSON document is an object without a list of rows under data")

// reading is a table that is being read page by page.
type reading struct {
	field.Whole
	entity.List

	arguments        Arguments
	rows             []map[string]string
	types, units     map[string]string
	scanned          *string
	noProject        bool // Sentry found no project to query
	outsideTimeRange bool // a row is outside the time range
	pages            int
}

func newReading(arguments Arguments, limit int) *reading {
	return &reading{arguments: arguments, List: entity.List{Limit: limit}, types: map[string]string{}, units: map[string]string{}}
}

// all reads the pages until the end of the table or the limit.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	return r.Read(ctx, pages, r.have, func(page *sentry.Response) error {
		before := r.have()
		if err := r.page(page.Body); err != nil {
			return err
		}
		r.outsideTimeRange = r.outsideTimeRange || anyRow(r.rows[before:], "timestamp", outside(r.arguments, page.Received))
		return nil
	})
}

func (r *reading) have() int { return len(r.rows) }

// page reads one page.
func (r *reading) page(body []byte) error {
	r.pages++
	document, err := jsontree.Parse(body)
	if err != nil {
		return entity.Undecodable(err)
	}
	defer document.Release()
	root := document.Root()
	if root.Kind("data") != jsontree.List {
		return entity.Undecodable(errNoRows)
	}
	for _, row := range root.Objects("data") {
		if r.have() == r.Limit {
			r.HasMore = true
			break
		}
		if err := r.add(row.Texts()); err != nil {
			return err
		}
	}
	meta := root.Object("meta")
	addMissing(r.types, meta.StringMap("fields"))
	addMissing(r.units, meta.StringMap("units"))
	if scanned := meta.String("dataScanned"); scanned != nil && (r.scanned == nil || *r.scanned == fullScan) {
		r.scanned = scanned // One page of a partial scan makes the whole result partial.
	}
	tip := meta.Quiet().Object("tips").String("query")
	r.noProject = r.noProject || sentry.IsNoProjectTip(argument.OrZero(tip))
	r.Unexpected.AddPage(document.Mismatches(), r.pages)
	return nil
}

func (r *reading) add(row map[string]string) error {
	size := 0
	for key, text := range row {
		size += len(key) + len(text)
	}
	r.rows = append(r.rows, row)
	return r.Grow(size)
}

// addMissing adds entries that an earlier page did not contain.
func addMissing(to, from map[string]string) {
	for key, text := range from {
		if _, known := to[key]; !known {
			to[key] = text
		}
	}
}
