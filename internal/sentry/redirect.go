// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

// maxRedirects is the number of redirects followed in one attempt: a project
// renamed several times makes one each.
const maxRedirects = 5

// isRedirect reports whether net/http would follow the status.
func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// checkRedirect refuses a redirect that leaves the origin: the token and the
// extra headers belong to it. Sentry's own redirects, for renamed projects,
// stay inside.
func (s *call) checkRedirect(resp *http.Response, from *url.URL) error {
	refused := &RedirectError{StatusCode: resp.StatusCode, Attempts: s.attempts}
	location := resp.Header.Get("Location")
	target, err := from.Parse(location)
	switch {
	case location == "":
		refused.Reason = "names no target"
	case err != nil || target.Host == "" || target.User != nil || target.Scheme != "https" && target.Scheme != "http":
		refused.Reason = "names no usable target"
	case originOf(target) != s.client.base.origin():
		refused.Location = s.client.foreign(originOf(target), maxNameRunes)
		refused.Reason = "leads away from " + s.client.base.origin() + ", which the token is meant for"
	default:
		return nil
	}
	return refused
}

// limitRedirects is the http.Client's hook before it follows a redirect.
func limitRedirects(req *http.Request, via []*http.Request) error {
	if len(via) <= maxRedirects {
		return nil
	}
	state := callFrom(req.Context())
	return &RedirectError{
		StatusCode: req.Response.StatusCode,
		Location:   state.client.base.origin(),
		Reason:     fmt.Sprintf("is one too many; at most %d are followed", maxRedirects),
		Attempts:   state.attempts,
	}
}

// movedSlug is the new slug in Sentry's answer about a renamed project; empty
// for any other redirect, and for what cannot be a slug or holds a secret.
func (c *Client) movedSlug(body []byte) string {
	var moved struct {
		Slug   string `json:"slug"`
		Detail struct {
			Code  string `json:"code"`
			Extra struct {
				Slug string `json:"slug"`
			} `json:"extra"`
		} `json:"detail"`
	}
	if json.Unmarshal(body, &moved) != nil || moved.Detail.Code != "resource-moved" {
		return ""
	}
	for _, slug := range []string{moved.Detail.Extra.Slug, moved.Slug} {
		if CheckSlug(slug) == nil && slug == c.foreign(slug, maxNameRunes) {
			return slug
		}
	}
	return ""
}
