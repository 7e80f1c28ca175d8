// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/query"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

func TestQueryExplainsFailures(t *testing.T) {
	t.Parallel()
	const noRows = "under data"
	source[query.Config]{
		dataSource: query.DataSource(),
		Config:     map[string]any{"fields": []string{"title"}, "query": acctest.Canary},
		Prepare: func(server *mocksentry.Server) {
			server.AddExploreTables("acme", []byte(`[{"parameters": {"dataset": ["errors"], "field": ["title"], "query": ["`+acctest.Canary+`"]}, "none": []}]`))
		},
		Requested: "rows of Explore", Scope: "org:read",
		Parent: "organization", NotFound: "Organization or Explore Not Found", Item: "fields",
		Wrong: `["` + acctest.Canary + `", {}, 3]`, WrongDetail: "not an object",
	}.checkAll(t, map[string]failure{
		"no Explore": {
			Fault: new(mocksentry.RespondEmpty(404)), Summary: "Organization or Explore Not Found", At: "organization", Details: []string{"Explore"},
		},
		"no data": {
			Fault: new(mocksentry.RespondBody(`{"meta": {}}`)), Summary: "Unexpected Response From Sentry", Details: []string{noRows},
		},
		"data is null": {
			Fault: new(mocksentry.RespondBody(`{"data": null}`)), Summary: "Unexpected Response From Sentry", Details: []string{noRows},
		},
	})
}
