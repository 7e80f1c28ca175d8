// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// valueOrder checks whether the server sorts values as requested, because Sentry ignores an
// unknown order. It compares only values of the same page, because new events can move values
// between pages.
type valueOrder struct {
	by string // the argument sort; empty if it is not set

	last         int64
	any          bool
	rises, falls bool // on this page
	broken       bool
}

// beginPage records that the next value is the first one of a page.
func (o *valueOrder) beginPage() { o.any, o.rises, o.falls = false, false, false }

// add compares the next value of the page with the one before.
func (o *valueOrder) add(value *jsontree.Object) {
	position, ok := o.position(value.Quiet())
	if !ok {
		return
	}
	o.rises = o.rises || o.any && position > o.last
	o.falls = o.falls || o.any && position < o.last
	o.last, o.any = position, true
	// Sentry's documentation has ascending orders without a minus. Its servers sort these in
	// descending order, too.
	o.broken = o.broken || o.rises && (o.falls || strings.HasPrefix(o.by, "-"))
}

// position returns the number that the sort order compares, and whether the value contains
// it.
func (o *valueOrder) position(value *jsontree.Object) (int64, bool) {
	var member string
	switch strings.TrimPrefix(o.by, "-") {
	case "count":
		number := value.Number("count")
		count, err := strconv.ParseInt(argument.OrZero(number), 10, 64)
		return count, err == nil
	case "date":
		member = "lastSeen"
	case "age":
		member = "firstSeen"
	default:
		return 0, false
	}
	at, ok := argument.EventTime(argument.OrZero(value.String(member)))
	return at.UnixMilli(), ok // Sentry compares milliseconds.
}

// warning returns a warning if the server ignored the sort order.
func (o *valueOrder) warning() diag.Diagnostics {
	if !o.broken {
		return nil
	}
	advice := "The server may not know this order. Without `sort`, Sentry lists the values with the latest `first_seen` first."
	if bare, found := strings.CutPrefix(o.by, "-"); found {
		advice = fmt.Sprintf("Many servers do not support the minus, and sort %q in descending order. Remove the minus.", bare)
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("sort"), "Server Ignored the Sort Order", fmt.Sprintf(
		"The values are not in the sort order %q. If `has_more` is true, `values` may lack values that come first in this order. ", o.by,
	)+advice)}
}
