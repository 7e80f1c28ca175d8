// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// List is how pages of Sentry, up to a limit, become a state: the list as far as it was
// read.
type List struct {
	// Limit is how many entries are wanted.
	Limit int
	// HasMore reports whether there are more entries than those.
	HasMore bool
	// Unexpected are the values of an unexpected type.
	Unexpected diagnostic.Unexpected

	size int // in bytes, at most [wire.MaxState]
}

// Read follows the pages until the end of the list or the limit. Have returns how many entries
// there are, and page reads one page.
func (l *List) Read(
	ctx context.Context, pages *sentry.Pages, have func() int, page func(*sentry.Response) error,
) error {
	err := pages.Each(ctx, func() int { return l.Limit - have() }, page)
	l.HasMore = l.HasMore || pages.More()
	return err
}

// State returns the state as the function State does. Warning begins the warning about
// values of an unexpected type, such as "Events Have"; alongside an error, there is none.
func (l *List) State(
	ctx context.Context, request diagnostic.Request, config any, results *field.Table, source field.Source, warning string,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	state, diags := State(ctx, request, config, results, source)
	if diags.HasError() {
		return nil, diags
	}
	return state, append(diags, l.Unexpected.Warning(warning, "")...)
}

// errTooLarge reports that the entries would make a state that is too large.
var errTooLarge = errors.New("the entries are too large together")

// Grow adds the bytes of another entry. It returns an error if there are too many.
func (l *List) Grow(bytes int) error {
	if l.size += bytes; l.size > wire.MaxState {
		return errTooLarge
	}
	return nil
}

// Undecodable marks the error of a page that is not what it should be.
func Undecodable(err error) error { return &pageError{err} }

type pageError struct{ err error }

// Error implements error.
func (e *pageError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *pageError) Unwrap() error { return e.err }

// ExplainList returns the error diagnostic of a list that could not be read. Smaller is the
// advice how to make it smaller, in addition to the argument limit, as a full sentence.
func ExplainList(err error, request diagnostic.Request, smaller string) diag.Diagnostic {
	if errors.Is(err, errTooLarge) {
		return request.TooLarge(path.Root("limit"), wire.MaxState>>20, smaller)
	}
	if _, ok := errors.AsType[*pageError](err); ok {
		return request.Undecodable(err)
	}
	return request.FromError(err)
}
