// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// TagValueArguments select the values of a tag to list. Without Limit, no values are listed.
type TagValueArguments struct {
	Limit *int64  `tfsdk:"limit"`
	Sort  *string `tfsdk:"sort"`
}

func tagValueArguments() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"limit": argument.OptionalLimit("`values`", "If it is not set, `values` is null and not requested."),
		"sort": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Order of `values`: `count` (most events first), `date` (last seen, latest first), `age` (first seen, " +
				"latest first), or another one of the server. Sentry ignores an order that it does not know. Requires `limit`.",
		},
	}
}

// check finds arguments that cannot be used or contradict each other.
func (a TagValueArguments) check() diag.Diagnostics {
	_, diags := argument.LimitOr(a.Limit)
	if a.Sort != nil && a.Limit == nil {
		diags.AddAttributeError(path.Root("sort"), "Sort Without Limit",
			"The argument `sort` applies to `values`, which are read only if `limit` is set. Set `limit`, or remove `sort`.")
	}
	return diags
}

// readValues lists the values of the tag, or returns nil if they are not requested.
func (config TagConfig) readValues(
	ctx context.Context, provider *argument.Provider, wanted *location, within time.Duration,
) (*tagValues, diag.Diagnostics) {
	if config.Limit == nil {
		return nil, nil
	}
	limit, key := int(*config.Limit), argument.OrZero(config.Key)
	list := &tagValues{List: entity.List{Limit: limit}, key: key, rows: tagValue.Rows(ctx), seen: map[string]bool{}}
	list.order.by = argument.OrZero(config.Sort)
	pages, err := provider.Client.IssueTagValues(wanted.organization, wanted.resolved, key, sentry.TagValueOptions{
		Environments: config.Environments, Sort: argument.OrZero(config.Sort),
	})
	if err == nil {
		err = list.all(ctx, pages)
	}
	if err != nil {
		request := wanted.request(provider, fmt.Sprintf("the values of the tag %q of issue", key), within)
		return nil, diag.Diagnostics{config.valuesFailure(request, err)}
	}
	return list, append(list.order.warning(), list.Unexpected.Warning("Tag Values Have", "")...)
}

// tagValues is a list of values that is being read page by page.
type tagValues struct {
	entity.List

	key   string
	order valueOrder
	rows  *field.Rows
	seen  map[string]bool
	count int
	pages int
}

// all reads the pages until the end of the list or the limit.
func (v *tagValues) all(ctx context.Context, pages *sentry.Pages) error {
	return v.Read(ctx, pages, func() int { return v.count }, func(page *sentry.Response) error {
		before := v.count
		repeated, err := v.page(page.Body)
		if err != nil {
			return err
		}
		if repeated && v.count == before {
			pages.Skip() // New events moved all of its values.
		}
		return v.Grow(len(page.Body))
	})
}

// page reads one page, and reports whether a value of it was also on an earlier page.
func (v *tagValues) page(body []byte) (repeated bool, err error) {
	v.pages++
	document, err := jsontree.ParseList(body)
	if err != nil {
		return false, entity.Undecodable(err)
	}
	defer document.Release()
	v.order.beginPage()
	found := false
	for _, element := range document.Elements() {
		if !v.isValue(element) {
			element.Report()
			continue
		}
		found = true
		v.order.add(element)
		value := element.Quiet().String("value")
		switch {
		case value != nil && v.seen[*value]:
			repeated = true
		case v.count == v.Limit:
			v.HasMore = true
		default:
			v.add(element, value)
		}
	}
	if !found && document.Value().Len() > 0 {
		return false, entity.Undecodable(fmt.Errorf(
			"the JSON document is %s, and no element is a value of the requested tag", document.Value().Describe()))
	}
	v.Unexpected.AddPage(document.Mismatches(), v.pages)
	if err := v.rows.Err(); wire.IsTooLarge(err) {
		return false, err // A list may go on without end.
	}
	return repeated, nil
}

func (v *tagValues) add(element *jsontree.Object, value *string) {
	if value != nil {
		v.seen[*value] = true
	}
	v.count++
	v.rows.Add(field.Whole{Root: element})
}

// isValue reports whether an object is a value of the tag: it has members that few other
// objects have, and does not name another tag. The values of another tag may be personal. The
// value itself may be null.
func (v *tagValues) isValue(object *jsontree.Object) bool {
	if !object.Has("count") && !object.Has("lastSeen") && !object.Has("firstSeen") {
		return false
	}
	key := object.Quiet().String("key")
	if key == nil {
		return object.Has("value")
	}
	return bareKey(*key) == bareKey(v.key)
}
