// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

func TestIssueExplainsFailures(t *testing.T) {
	t.Parallel()
	source[issues.IssueConfig]{
		dataSource: issues.Issue(),
		Config:     map[string]any{"issue_id": "6400071867"},
		Requested:  "issue", Scope: "event:read",
		Parent: "issue_id", NotFound: "Issue Not Found", Item: "issue_id",
		Wrong: `["` + acctest.Canary + `", {}, 3]`, WrongDetail: "not an object",
	}.checkAll(t, map[string]failure{
		"unknown environment": {
			Config:  map[string]any{"environments": []string{"nowhere"}},
			Summary: "Issue Not Found", At: "issue_id", Details: []string{"One of `environments` does not exist"},
		},
		"unknown environment of a short ID": {
			Config:  map[string]any{"issue_id": "BACKEND-1", "environments": []string{"nowhere"}},
			Summary: "Environment Not Found", At: "environments",
		},
		"404 with nothing": {Fault: new(mocksentry.RespondEmpty(404)), Summary: "Issue Not Found", At: "issue_id"},
		"rejected":         {Fault: new(mocksentry.RespondDetail(400, "Not today")), Summary: "Sentry Rejected the Request", At: "issue_id"},
	})
}

func TestIssuesExplainFailures(t *testing.T) {
	t.Parallel()
	source[issues.ListConfig]{
		dataSource: issues.List(),
		Config:     map[string]any{},
		Requested:  "the issues of organization", Scope: "event:read",
		Parent: "organization", NotFound: "Organization Not Found", Item: "limit",
		Wrong: `{"` + acctest.Canary + `":[]}`, WrongDetail: "not a list",
	}.checkAll(t, map[string]failure{
		"bad query": {
			Fault: new(mocksentry.RespondDetail(400, "Bad search")), Config: map[string]any{"query": acctest.Canary},
			Summary: "Sentry Rejected the Request", At: "query", Details: []string{"Bad search"},
		},
		"hidden project": {
			Config: map[string]any{"projects": []string{"nowhere"}}, Summary: "Sentry Denied Access", At: "projects",
			Details: []string{"- One of `projects` does not exist"},
		},
		"no issues": {
			Fault: new(mocksentry.RespondBody(`[{"` + acctest.Canary + `": 1}]`)), Summary: "Unexpected Response From Sentry",
			Details: []string{"no element is an issue"},
		},
	})
}

func TestIssueTagExplainsFailures(t *testing.T) {
	t.Parallel()
	source[issues.TagConfig]{
		dataSource: issues.Tag(),
		Config:     map[string]any{"issue_id": "6400071867", "key": "level"},
		Requested:  `the tag "level" of issue`, Scope: "event:read",
		Parent: "issue_id", NotFound: "Issue Not Found", Item: "issue_id",
		Wrong: `["` + acctest.Canary + `", {}, 3]`, WrongDetail: "not an object",
	}.checkAll(t, map[string]failure{
		"unknown tag": {Config: map[string]any{"key": "colour"}, Summary: "Tag Not Found", At: "key", Details: []string{"404", "case-sensitive"}},
		"unknown environment": {
			Config: map[string]any{"environments": []string{"nowhere"}}, Summary: "Tag Not Found", At: "key", Details: []string{"`environments`"},
		},
		"another tag": {
			Fault:   new(mocksentry.RespondBody(`{"key": "` + acctest.Canary + `", "topValues": []}`)),
			Summary: "Unexpected Response From Sentry", Details: []string{"not the requested tag"},
		},
		"no tag": {Fault: new(mocksentry.RespondBody(`{}`)), Summary: "Unexpected Response From Sentry", Details: []string{"not the requested tag"}},
	})
}

// TestIssueTagValuesExplainFailures reads the tag itself, and makes the list of its values
// fail.
func TestIssueTagValuesExplainFailures(t *testing.T) {
	t.Parallel()
	source[issues.TagConfig]{
		dataSource: issues.Tag(),
		Config:     map[string]any{"issue_id": "6400071867", "key": "level", "limit": 10},
		After:      1,
		Requested:  `the tag "level" of issue`, Scope: "event:read",
		Parent: "issue_id", NotFound: "Issue Not Found", Item: "limit",
		Wrong: `{"` + acctest.Canary + `":[]}`, WrongDetail: "not a list",
	}.checkAll(t, map[string]failure{
		"no list": {
			Fault: new(mocksentry.RespondDetail(404, "The requested resource does not exist")), Summary: "Tag Values Not Found", At: "limit",
			Details: []string{`the values of the tag "level"`, "no such list"},
		},
		"no access to the list": {
			Fault: new(mocksentry.RespondDetail(403, "You do not have permission to perform this action.")), Summary: "Sentry Denied Access",
			At: "issue_id", Details: []string{`the values of the tag "level"`, "event:read"},
		},
		"rejected order": {
			Fault: new(mocksentry.RespondDetail(400, "Not today")), Config: map[string]any{"sort": "counts"},
			Summary: "Sentry Rejected the Request", At: "sort", Details: []string{"Not today", "Did you mean `count`?"},
		},
		"rejected": {Fault: new(mocksentry.RespondDetail(400, "Not today")), Summary: "Sentry Rejected the Request", At: "limit"},
		"no values": {
			Fault: new(mocksentry.RespondBody(`[{"` + acctest.Canary + `": 1}]`)), Summary: "Unexpected Response From Sentry",
			Details: []string{"no element is a value of the requested tag"},
		},
		"values of another tag": {
			Fault: new(mocksentry.RespondBody(`[{"key": "user", "value": "` + acctest.Canary + `", "count": 1}]`)), Summary: "Unexpected Response From Sentry",
			Details: []string{"no element is a value of the requested tag"},
		},
	})
}
