// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
)

// matcher returns a function that reports whether a string matches a pattern. The pattern is
// compiled when it is first needed, which in most processes is never.
func matcher(pattern string) func(text string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(text string) bool { return compiled().MatchString(text) }
}

var (
	noProjectTip = matcher(`(?i)at least one valid project`)
	noDataset    = matcher(`(?i)^[^:\n]*\b(unsupported|invalid|unknown) dataset|^dataset must be|(^|; )(query\.)?dataset: |^dataset '\w+' `)
)

// IsNoProjectTip reports whether a tip in the meta of a response from Explore is that no
// project was queried, so that the empty result proves nothing.
func IsNoProjectTip(tip string) bool { return noProjectTip(tip) }

// DatasetRejected reports whether a server rejected the dataset errors of Explore, as servers
// do that have other ones.
func (e *APIError) DatasetRejected() bool {
	invalid := e.StatusCode == http.StatusBadRequest || e.StatusCode == http.StatusUnprocessableEntity
	text := strings.TrimPrefix(e.Detail, "Invalid discover query: ")
	return invalid && noDataset(text)
}
