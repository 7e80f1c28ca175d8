// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// moved returns Sentry's response about a renamed project.
func moved(slug, location string) string {
	return head("302 Found", "Content-Type: application/json", "Location: "+location) +
		fmt.Sprintf(`{"slug": %q, "detail": {"code": "resource-moved", "message": "Resource has been moved", "extra": {"slug": %[1]q}}}`, slug)
}

// redirectFaults returns redirects to servers that may receive the token, and to servers that
// may not.
func redirectFaults() []fault {
	rows := []fault{
		{
			name: "project renamed", arguments: map[string]any{"project": "api"}, warns: "Project Renamed", attempts: 2,
			want: []string{`"api" to "backend"`},
		},
		{
			name: "project renamed twice", attempts: 3, title: "found", warns: "Project Renamed",
			want: []string{`"backend" to "api"`},
			handle: func(e *exchange) {
				switch {
				case strings.Contains(e.URL.Path, "/backend/"):
					e.write(moved("server", strings.Replace(e.URL.Path, "/backend/", "/server/", 1)))
				case strings.Contains(e.URL.Path, "/server/"):
					e.write(moved("api", strings.Replace(e.URL.Path, "/server/", "/api/", 1)))
				default:
					e.write(okHead(), `{"groupID": "171", "title": "found"}`)
				}
			},
		},
		{
			name: "redirect in a loop", mock: []mocksentry.Fault{{RedirectLoop: true}}, summary: "Redirect Not Followed",
			want: []string{"exceeds the limit of 5 redirects", "redirects incorrectly"}, attempts: 6,
		},
		{
			name: "redirect behind a prefix", title: "good", attempts: 2, handle: func(e *exchange) {
				if e.number == 1 {
					e.write(head("307 Temporary Redirect", "Location: http://"+loopback+"/gate"+e.URL.Path))
					return
				}
				e.write(okHead(), `{"groupID": "171", "title": "good"}`)
			},
		},
	}
	for name, location := range map[string]string{
		"host": "http://" + otherHost + "/", "scheme": "https://" + loopback + "/", "port": "http://127.0.0.1:9001/",
		"host of the same address": "http://localhost:9000/", "host by a relative address": "//" + otherHost + "/",
		"host with the old one as user": "http://" + loopback + "@" + otherHost + "/",
		"host with a backslash":         "http://" + otherHost + "\\@" + loopback + "/",
		"a file":                        "file:///etc/passwd", "a script": "javascript:alert(1)", "an opaque address": "mailto:dana@example.com",
		"nowhere": "", "an address that is none": "http://[::1:9000/",
		"a user": "http://user:" + eventCanary + "@" + loopback + "/", "another kind": "ftp://" + loopback + "/",
	} {
		rows = append(rows, fault{
			name: "redirect to another " + name, summary: "Redirect Not Followed", want: []string{"302 Found"},
			handle: func(e *exchange) {
				if e.number == 1 {
					e.write(head("302 Found", "Location: "+location))
					return
				}
				e.write(okHead(), `{"groupID": "171", "title": "the redirect was followed"}`)
			},
		}.once())
	}
	return rows
}
