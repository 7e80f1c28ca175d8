// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
)

// matcher returns a function that reports whether a string matches a pattern. The pattern is
// compiled when it is first needed, which it never is in most processes.
func matcher(pattern string) func(text string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(text string) bool { return compiled().MatchString(text) }
}

var (
	noProjectTip = matcher(`(?i)at least one valid project`)
	noDataset    = matcher(`(?i)^[^:\n]*\b(unsupported|invalid|unknown) dataset|^dataset must be|(^|; )(query\.)?dataset: |^dataset '\w+' `)
)

// IsNoProjectTip reports whether a tip in the metadata of an Explore response is that no
// project was queried. Such an empty result proves nothing.
func IsNoProjectTip(tip string) bool { return noProjectTip(tip) }

// DatasetRejected reports whether a server rejected Explore's dataset errors, because it has
// other datasets.
func (e *APIError) DatasetRejected() bool {
	invalid := e.StatusCode == http.StatusBadRequest || e.StatusCode == http.StatusUnprocessableEntity
	text := strings.TrimPrefix(e.Detail, "Invalid discover query: ")
	return invalid && noDataset(text)
}
