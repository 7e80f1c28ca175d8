// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// reading is a list that is being read page by page.
type reading struct {
	field.Whole
	entity.List

	filter filter
	hidden map[string]bool
	ids    []string
	issues *field.Rows
	seen   map[string]bool
	pages  int
}

func newReading(ctx context.Context, exclude []string, arguments ListArguments, limit int) *reading {
	return &reading{
		List: entity.List{Limit: limit}, filter: newFilter(arguments), hidden: hiddenSections(exclude), ids: []string{},
		issues: listedIssue.Rows(ctx), seen: map[string]bool{},
	}
}

// all reads the pages until the end of the list or the limit.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	return r.Read(ctx, pages, func() int { return len(r.ids) }, func(page *sentry.Response) error {
		before := len(r.ids)
		repeated, err := r.page(page.Body)
		if err != nil {
			return err
		}
		if repeated && len(r.ids) == before {
			pages.Skip() // New events moved all of its issues.
		}
		return r.Grow(len(page.Body))
	})
}

// page reads one page, and reports whether an issue of it was also on an earlier page.
func (r *reading) page(body []byte) (repeated bool, err error) {
	r.pages++
	document, err := jsontree.ParseList(body)
	if err != nil {
		return false, entity.Undecodable(err)
	}
	defer document.Release()
	found := false
	for _, element := range document.Elements() {
		if !isIssue(element) {
			element.Report()
			continue
		}
		found = true
		id := idOf(element)
		switch {
		case r.seen[id]:
			repeated = true
		case len(r.ids) == r.Limit:
			r.HasMore = true
		default:
			r.add(element, id)
		}
	}
	if !found && document.Value().Len() > 0 {
		return false, entity.Undecodable(noIssues(document))
	}
	r.Unexpected.AddPage(document.Mismatches(), r.pages)
	if err := r.issues.Err(); wire.IsTooLarge(err) {
		return false, err // A list may go on without end.
	}
	return repeated, nil
}

func (r *reading) add(element *jsontree.Object, id string) {
	r.seen[id] = true
	r.ids = append(r.ids, id)
	r.filter.check(element)
	r.issues.Add(&issueSource{root: element, hidden: r.hidden, id: &id})
}
