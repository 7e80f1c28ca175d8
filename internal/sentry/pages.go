// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"strconv"
)

// maxPerPage is the maximum number of entries on a page of Sentry, which is also its default.
const maxPerPage = 100

// Pages reads a list page by page. It is not safe for concurrent use.
type Pages struct {
	client   *Client
	endpoint endpoint
	path     string
	query    url.Values // without size and cursor
	perPage  int        // how many entries to request for the next page
	// sizeName is the parameter of the size, per_page in most lists.
	sizeName string
	// countsPages reports whether cursors count pages, so that another page size would lose
	// or repeat entries.
	countsPages bool
	// skipped reports whether the last page contained entries, but no requested one. Whole
	// reports whether there was such a page.
	skipped, whole bool
	// otherwise handles the error of the first page. It returns another path to read, or the
	// error with more facts. It is nil if there is no other path.
	otherwise func(context.Context, error) (path string, err error)

	cursor   string // of the next page; empty for the first
	seen     map[string]bool
	read     int
	ended    bool
	repeated bool
}

// RepeatedCursorError reports a list that leads back to one of its own pages, and so has no
// end.
type RepeatedCursorError struct {
	Pages int // the number of pages read
}

// Error implements error.
func (e *RepeatedCursorError) Error() string {
	return fmt.Sprintf("the server's list links back to a page that was already read (after %d pages)", e.Pages)
}

// MaxEmptyPages is the maximum number of consecutive pages without an entry.
const MaxEmptyPages = 20

// EmptyPagesError reports a list that continues with pages without entries.
type EmptyPagesError struct{}

// Error implements error.
func (*EmptyPagesError) Error() string {
	return fmt.Sprintf("the server's list has %d consecutive pages without an entry, and continues", MaxEmptyPages)
}

func (c *Client) pages(endpoint endpoint, path string, query url.Values) *Pages {
	return &Pages{
		client: c, endpoint: endpoint, path: path, query: query, perPage: maxPerPage, sizeName: "per_page", seen: make(map[string]bool),
	}
}

// More reports whether there may be another page to read. It is true before the first one.
func (p *Pages) More() bool { return !p.ended }

// Next reads the next page. If it fails, it may be called again for the same page. When there
// are no more pages, it returns [io.EOF], and a [*RepeatedCursorError] if the next page was
// read before. Other errors are as with [Client.Event].
func (p *Pages) Next(ctx context.Context) (*Response, error) {
	switch {
	case p.ended:
		return nil, io.EOF
	case p.repeated:
		return nil, &RepeatedCursorError{Pages: p.read}
	}
	query := maps.Clone(p.query)
	query.Set(p.sizeName, strconv.Itoa(p.perPage))
	if p.cursor != "" {
		query.Set("cursor", p.cursor)
	}
	response, err := p.get(ctx, query)
	if err != nil {
		return nil, err
	}
	if !response.nextKnown {
		response.Release()
		return nil, response.lacks("cursor of the next page in its Link header")
	}
	p.read++
	p.cursor = response.next
	p.ended = p.cursor == ""
	p.repeated = p.seen[p.cursor]
	p.seen[p.cursor] = true
	return response, nil
}

// End ends the list. It is for lists whose entries show that no later one can be requested.
func (p *Pages) End() { p.ended = true }

// Skip records that the page contained entries, but no requested one. Such a page does not
// count as empty. The pages after it are requested in full size, because requested entries
// are rare.
func (p *Pages) Skip() { p.skipped, p.whole = true, true }

// size returns how many entries to request for the next page, up to most.
func (p *Pages) size(most, wanted int) int {
	switch {
	case p.countsPages:
		return p.perPage
	case p.whole:
		return most
	default:
		return min(most, wanted)
	}
}

// get reads a page, and the first one from another path if necessary.
func (p *Pages) get(ctx context.Context, query url.Values) (*Response, error) {
	response, err := p.client.get(ctx, p.endpoint, p.path, query)
	if err == nil || p.read > 0 || p.otherwise == nil {
		return response, err
	}
	path, err := p.otherwise(ctx, err)
	if err != nil {
		return nil, err
	}
	p.path, p.otherwise = path, nil
	return p.client.get(ctx, p.endpoint, p.path, query)
}

// Each reads the pages of a list until it ends, or until wanted, which returns how many more
// entries are needed, returns 0. A page that is too large is read again with half as many
// entries, down to one, if cursors count entries. The error of read ends it; so does an
// [*EmptyPagesError]. Other errors are as with [Pages.Next].
func (p *Pages) Each(ctx context.Context, wanted func() int, read func(*Response) error) error {
	size, empty := p.perPage, 0
	for p.More() && wanted() > 0 {
		left := wanted()
		p.perPage = p.size(size, left)
		page, err := p.Next(ctx)
		if _, tooLarge := errors.AsType[*TooLargeError](err); tooLarge && p.perPage > 1 && !p.countsPages {
			size = p.perPage / 2
			continue
		}
		if err != nil {
			return err
		}
		if err = read(page); err != nil {
			page.Reject()
		}
		page.Release()
		if err != nil {
			return afterRedirect(page.Redirected, err)
		}
		if err := ctx.Err(); err != nil {
			return &InterruptedError{Doing: "decoding the response", Err: err}
		}
		empty++
		if wanted() != left || p.skipped {
			empty, p.skipped = 0, false
		}
		if empty == MaxEmptyPages && p.More() {
			return &EmptyPagesError{}
		}
	}
	return nil
}
