// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// maxRedirects is the number of redirects followed in one attempt. A project that was renamed
// several times causes one for each.
const maxRedirects = 5

// isRedirect reports whether a status is a redirect that a GET request follows.
func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// follow returns the target of a redirect. It rejects a redirect that leaves the origin,
// because the token and the extra headers belong to the origin. It also rejects one that
// leads to another resource than the requested one. Sentry's own redirects, for renamed
// projects, change the project only.
func (c *call) follow(from *url.URL, reply *reply, hops int) (*url.URL, error) {
	failure := &RedirectError{StatusCode: reply.status}
	location := reply.header.Get("Location")
	target, err := from.Parse(location)
	switch {
	case location == "":
		failure.Reason = "names no target"
	case err != nil || target.Host == "" || target.User != nil || target.Scheme != "https" && target.Scheme != "http":
		failure.Reason = "names no usable target"
	case originOf(target) != c.client.base.origin():
		failure.Leaves, failure.Location = true, c.client.secrets.Text(originOf(target), redact.MaxName)
		failure.Reason = "leads away from " + c.client.base.origin() + ", the only server that gets the token"
	case hops == maxRedirects:
		failure.Location = c.client.base.origin()
		failure.Reason = fmt.Sprintf("exceeds the limit of %d redirects", maxRedirects)
	default:
		return c.followInside(from, target, reply)
	}
	return nil, failure
}

// followInside is like follow for a redirect that stays within the origin.
func (c *call) followInside(from, target *url.URL, reply *reply) (*url.URL, error) {
	if err := c.checkTarget(from, target, reply); err != nil {
		return nil, err
	}
	if !keepsQuery(from, target) {
		return nil, &RedirectError{
			StatusCode: reply.status, Location: c.client.base.origin(),
			Reason: "changes or removes parameters of the URL, so the response may not be what was requested",
		}
	}
	c.redirectedTo = c.client.printable(target)
	return target, nil
}

// movedSlug returns the new slug in Sentry's response about a renamed project. It returns an
// empty string for any other redirect, and for a string that is not a slug or contains a
// secret.
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
		if slug = c.PrintableSlug(slug); slug != "" {
			return slug
		}
	}
	return ""
}
