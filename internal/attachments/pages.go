// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

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

	event       string // the requested ID
	attachments *field.Rows
	count       int
	pages       int
	moved       string
}

func newReading(ctx context.Context, event string) *reading {
	return &reading{List: entity.List{Limit: math.MaxInt}, event: event, attachments: attachment.Rows(ctx)}
}

func (r *reading) files() *field.Rows { return r.attachments }

// all reads the pages until the list ends.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	return r.Read(ctx, pages, func() int { return r.count }, func(page *sentry.Response) error {
		if page.Moved != "" {
			r.moved = page.Moved
		}
		return r.page(page.Body)
	})
}

// errAnotherEvent reports an attachment that belongs to another event than the requested one.
var errAnotherEvent = errors.New("the list has an attachment of another event")

// isOfAnother reports whether an attachment belongs to another event.
func (r *reading) isOfAnother(attachment *jsontree.Object) bool {
	id := attachment.Quiet().String("event_id")
	if id == nil {
		return false
	}
	own, err := sentry.ParseEventID(*id)
	return err == nil && own != r.event
}

// evidence lists members of attachments that few other objects have.
var evidence = []string{"name", "mimetype", "sha1", "event_id"}

// isAttachment reports whether an object has any member of an attachment.
func isAttachment(object *jsontree.Object) bool { return slices.ContainsFunc(evidence, object.Has) }

// page reads one page.
func (r *reading) page(body []byte) error {
	r.pages++
	document, err := jsontree.ParseList(body)
	if err != nil {
		return entity.Undecodable(err)
	}
	defer document.Release()
	elements := document.Elements()
	if document.Value().Len() > 0 && !slices.ContainsFunc(elements, isAttachment) {
		return entity.Undecodable(fmt.Errorf("the JSON document is %s, and no element is an attachment", document.Value().Describe()))
	}
	for _, element := range elements {
		if r.isOfAnother(element) {
			return errAnotherEvent
		}
		r.attachments.Add(field.Whole{Root: element})
		r.count++
	}
	r.Unexpected.AddPage(document.Mismatches(), r.pages)
	if err := r.attachments.Err(); wire.IsTooLarge(err) {
		return err // A list may go on without end.
	}
	return nil
}
