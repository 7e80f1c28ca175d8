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

// List reads pages of Sentry up to a limit, and makes a state of their entries.
type List struct {
	// Limit is the number of requested entries.
	Limit int
	// HasMore reports whether the list has more entries than Limit.
	HasMore bool
	// Unexpected are the values of an unexpected type.
	Unexpected diagnostic.Unexpected

	size int // in bytes, at most [wire.MaxState]
}

// Read reads the pages until the end of the list or the limit. Have returns how many entries
// there are, and page reads one page.
func (l *List) Read(
	ctx context.Context, pages *sentry.Pages, have func() int, page func(*sentry.Response) error,
) error {
	err := pages.Each(ctx, func() int { return l.Limit - have() }, page)
	l.HasMore = l.HasMore || pages.More()
	return err
}

// State returns the state like the function [State]. Warning begins the warning about values
// of an unexpected type, such as "Events Have". Alongside an error, there is no warning.
func (l *List) State(
	ctx context.Context, request diagnostic.Request, config any, results *field.Table, source field.Source, warning string,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	state, diags := State(ctx, request, config, results, source)
	if diags.HasError() {
		return nil, diags
	}
	return state, append(diags, l.Unexpected.Warning(warning, "")...)
}

// errTooLarge reports that the entries would make the state too large.
var errTooLarge = errors.New("the entries are too large together")

// Grow adds the size of another entry in bytes. It returns an error if the total is too
// large.
func (l *List) Grow(bytes int) error {
	if l.size += bytes; l.size > wire.MaxState {
		return errTooLarge
	}
	return nil
}

// Undecodable marks err as the error of a page that could not be decoded.
func Undecodable(err error) error { return &pageError{err} }

type pageError struct{ err error }

// Error implements error.
func (e *pageError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *pageError) Unwrap() error { return e.err }

// ExplainList returns the error diagnostic of a list that could not be read. Smaller is a
// full sentence that advises how to make the list smaller, in addition to the argument limit.
func ExplainList(err error, request diagnostic.Request, smaller string) diag.Diagnostic {
	if errors.Is(err, errTooLarge) {
		return request.TooLarge(path.Root("limit"), wire.MaxState>>20, smaller)
	}
	if wire.IsTooLarge(err) {
		return explainWrite(err, request)
	}
	if _, ok := errors.AsType[*pageError](err); ok {
		return request.Undecodable(err)
	}
	return request.FromError(err)
}
