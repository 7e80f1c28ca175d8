// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"net/http"
	"strings"
	"testing"
)

// AssigneeName and AssigneeEmail belong to the assignee of the issue of [ServePeople]. The
// email address contains the name, too.
const (
	AssigneeName  = "canary-of-the-assignee"
	AssigneeEmail = AssigneeName + "@example.com"
)

// AnyPerson is in all other values about people in the responses of [ServePeople], and in the
// values of their tags.
const AnyPerson = "canary-of-a-person"

// PeopleIssue is the ID of the issue of [ServePeople].
const PeopleIssue = "4711"

// ServePeople serves an issue, the list of issues, and a tag, with people wherever Sentry may
// have them.
func ServePeople(t testing.TB) (url string) {
	t.Helper()
	const person = `{"id": "7", "name": "` + AnyPerson + `", "username": "` + AnyPerson + `", "email": "` + AnyPerson + `@example.com",
		"ip_address": "` + AnyPerson + `", "ipAddress": "` + AnyPerson + `", "avatar": {"avatarUrl": "https://` + AnyPerson + `"}}`
	issue := `{"id": "` + PeopleIssue + `", "shortId": "WEB-1", "title": "Boom", "culprit": "main", "level": "error", "status": "resolved",
		"count": "3", "userCount": 1, "firstSeen": "2026-03-14T09:26:53Z", "lastSeen": "2026-03-14T09:26:53Z", "type": "error",
		"assignedTo": {"type": "user", "id": "2701", "name": "` + AssigneeName + `", "email": "` + AssigneeEmail + `",
			"avatar": ` + person + `},
		"statusDetails": {"inRelease": "web@1.0", "actor": ` + person + `, "inCommit": {"id": "a1b2", "author": ` + person + `}},
		"activity": [{"id": "1", "type": "note", "user": ` + person + `,
			"data": {"text": "` + AnyPerson + `", "assigneeEmail": "` + AnyPerson + `"}}],
		"participants": [` + person + `], "seenBy": [` + person + `],
		"owners": [{"type": "ownershipRule", "owner": "user:` + AnyPerson + `"}],
		"subscriptionDetails": {"reason": "` + AnyPerson + `"}, "userReports": [` + person + `], "owner": ` + person + `,
		"firstRelease": {"version": "web@1.0", "authors": [` + person + `], "owner": ` + person + `,
			"lastCommit": {"author": ` + person + `}},
		"pluginActions": [["` + AnyPerson + `", "/x"]], "project": {"id": "101", "slug": "web", "team": ` + person + `},
		"tags": [{"key": "user.email", "name": "User Email", "totalValues": 3,
			"topValues": [{"value": "` + AnyPerson + `", "name": "` + AnyPerson + `"}]},
			{"key": "user", "name": "User", "totalValues": 3, "topValues": [` + person + `]}]}`
	tag := `{"key": "level", "name": "Level", "uniqueValues": 1, "totalValues": 3, "topValues": [{"key": "level", "name": "error",
		"value": "error", "count": 3, "firstSeen": "2026-03-14T09:26:53Z", "lastSeen": "2026-03-14T09:26:53Z", "user": ` + person + `,
		"email": "` + AnyPerson + `", "identifier": "` + AnyPerson + `", "ipAddress": "` + AnyPerson + `",
		"username": "` + AnyPerson + `"}]}`
	return Serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		body := issue
		switch {
		case strings.HasSuffix(r.URL.Path, "/issues/"):
			body = "[" + issue + "]"
		case strings.Contains(r.URL.Path, "/tags/"):
			body = tag
		}
		_, _ = w.Write([]byte(body))
	})
}
