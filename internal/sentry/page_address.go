// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/url"
	"slices"
	"strings"
)

// pageSegments lists parts of the URLs of pages in the web interfaces of Sentry and
// compatible servers, and of the API's own paths.
var pageSegments = []string{
	"alerts", "auth", "crons", "dashboards", "discover", "eventids", "explore", "feedback", "insights", "issues", "login", "monitors",
	"onboarding", "organizations", "performance", "profiling", "projects", "releases", "replays", "settings", "traces",
	"uptime-monitors", "user-feedback",
}

// pageProblem returns what is wrong with a base URL that is the URL of a page, or of a
// resource in the API. It is empty for any other. A path that ends with that of the API
// belongs to the installation, whatever it contains.
func pageProblem(u *url.URL) string {
	path := strings.Trim(u.EscapedPath(), "/")
	if path == "" || path == "api" || strings.HasSuffix("/"+path, "/api/0") {
		return ""
	}
	parts := strings.Split(strings.ToLower(path), "/")
	page := slices.IndexFunc(parts, func(part string) bool { return slices.Contains(pageSegments, part) })
	hosted := isHosted(strings.ToLower(u.Hostname()))
	noSlug := slices.ContainsFunc(parts, func(part string) bool { return CheckSlug(part) != nil })
	if page < 0 && (noSlug || !hosted) {
		return "" // The hosted service has no prefix.
	}
	problem := "is the address of a page in Sentry's web interface; set it to "
	if hosted {
		return problem + "https://" + strings.ToLower(u.Hostname()) + "/"
	}
	return problem + originOf(u) + prefixBefore(u, parts, page) +
		"/. If the configured path really is the root of the installation, append api/0/ to it instead"
}

// prefixBefore returns the path of the installation in the URL of a page. The path before a
// page may be the name of an organization too, so it only counts if it cannot be one.
func prefixBefore(u *url.URL, parts []string, page int) string {
	// The letter case is that of the URL.
	before := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")[:page]
	switch isAPI := page >= 2 && parts[page-2] == "api" && parts[page-1] == "0"; {
	case isAPI:
		before = before[:page-2]
	case parts[page] != "organizations":
		before = nil
	}
	if len(before) == 0 || slices.ContainsFunc(before, func(part string) bool { return CheckSlug(part) != nil }) {
		return ""
	}
	return "/" + strings.Join(before, "/")
}
