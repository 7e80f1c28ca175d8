// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"errors"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// openAPIFile is Sentry's OpenAPI document of the endpoints. It is not part of the project:
// the test is skipped without it.
const openAPIFile = "../../../../shared/openapi/events.json"

// notDocumented are the events that the document does not describe.
var notDocumented = map[string]string{
	"unexpected":      "has wrong types on purpose",
	"minimal":         "has one member on purpose",
	"legacy":          "is of a server of 2019",
	"default-message": "is of a server that lacks newer members",
	"future-type":     "is of a type that does not exist yet",
}

// wrongInDocument are differences in which the document is wrong, according to Sentry's
// responses. Each of them must occur.
var wrongInDocument = map[string]*regexp.Regexp{
	"crashFile is an attachment":             regexp.MustCompile(`^at '.*/crashFile': got object, want null or string$`),
	"packages may be null":                   regexp.MustCompile(`^at '(/event)?/packages': got null, want object$`),
	"resolvedWith may have nulls":            regexp.MustCompile(`^at '/resolvedWith/\d+': got null, want string$`),
	"the name of a deploy may be null":       regexp.MustCompile(`^at '/release/lastDeploy/name': got null, want string$`),
	"data of a release may be null":          regexp.MustCompile(`^at '/release/data': got null, want object$`),
	"a rejected tag has a null":              regexp.MustCompile(`^at '.*/tags/\d+/(key|value)': got null, want string$`),
	"a scrubbed location is null":            regexp.MustCompile(`^at '.*/user/geo/\w+': got null, want string$`),
	"a measurement may have no unit":         regexp.MustCompile(`^at '/measurements/.+': missing property 'unit'$`),
	"a part of a breakdown may have no unit": regexp.MustCompile(`^at '/breakdowns/.+': missing property 'unit'$`),
	"an issue of a list lacks what expand did not request": regexp.MustCompile(
		`^at '/\d+': missing properties ('(derivedData|inbox|integrationIssues|latestEventHasAttachments|owners|sentryAppIssues|sessionCount)'(, )?)+$`),
	"tips of a query without a problem are null": regexp.MustCompile(`^at '/meta/tips/(query|columns)': got null, want string$`),
}

// openAPI is the document.
type openAPI struct {
	t       *testing.T
	schemas map[string]*jsonschema.Schema
	// occurred are the differences of wrongInDocument that were found.
	occurred map[string]bool
}

func readOpenAPI(t *testing.T) openAPI {
	t.Helper()
	text, err := os.ReadFile(openAPIFile)
	if err != nil {
		t.Skip("there is no document of Sentry's API alongside the checkout")
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft4)
	if err := compiler.AddResource("openapi.json", nullable(document)); err != nil {
		t.Fatal(err)
	}
	api := openAPI{t: t, schemas: map[string]*jsonschema.Schema{}, occurred: map[string]bool{}}
	for path := range member(document, "paths").(map[string]any) {
		pointer := strings.NewReplacer("~", "~0", "/", "~1").Replace(path)
		schema, err := compiler.Compile("openapi.json#/paths/" + pointer + "/get/responses/200/content/application~1json/schema")
		if err != nil {
			t.Fatal(err)
		}
		api.schemas[path] = schema
	}
	return api
}

// nullable converts nullable values from the form of OpenAPI to that of JSON Schema.
func nullable(node any) any {
	switch node := node.(type) {
	case []any:
		for i := range node {
			node[i] = nullable(node[i])
		}
	case map[string]any:
		for name := range node {
			node[name] = nullable(node[name])
		}
		if node["nullable"] != true {
			return node
		}
		if values, isEnum := node["enum"].([]any); isEnum && !slices.Contains(values, nil) {
			node["enum"] = append(values, nil)
		}
		if kind, has := node["type"]; has {
			node["type"] = []any{kind, "null"}
			return node
		}
		delete(node, "nullable")
		return map[string]any{"anyOf": []any{map[string]any{"type": "null"}, node}}
	}
	return node
}

// check compares the response to a request with the document.
func (api openAPI) check(srv *Server, path, request string) {
	api.t.Helper()
	w := get(api.t, srv, "/api/0/"+request, TokenFull)
	value, err := jsonschema.UnmarshalJSON(w.Body)
	if w.Code != http.StatusOK || err != nil {
		api.t.Errorf("%s: status %d, %v", request, w.Code, err)
		return
	}
	invalid, _ := errors.AsType[*jsonschema.ValidationError](api.schemas["/api/0/"+path].Validate(value))
	for _, difference := range differences(invalid) {
		if !api.isDocumentWrong(difference) {
			api.t.Errorf("%s: %s", request, difference)
		}
	}
}

func (api openAPI) isDocumentWrong(difference string) bool {
	for reason, pattern := range wrongInDocument {
		if pattern.MatchString(difference) {
			api.occurred[reason] = true
			return true
		}
	}
	return false
}

// differences returns the innermost causes of an error, each with its location in the
// response.
func differences(invalid *jsonschema.ValidationError) []string {
	if invalid == nil {
		return nil
	}
	var found []string
	for _, cause := range invalid.Causes {
		found = append(found, differences(cause)...)
	}
	if len(invalid.Causes) == 0 {
		found = []string{invalid.Error()}
	}
	return found
}

// TestResponsesMatchOpenAPI compares the responses of sentry.io with Sentry's OpenAPI
// document.
func TestResponsesMatchOpenAPI(t *testing.T) {
	t.Parallel()
	api := readOpenAPI(t)
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900, Platform: "go"}).AddManyEvents("acme", "many", 3, "4711")
	const project, organization = "projects/{organization_id_or_slug}/{project_id_or_slug}/", "organizations/{organization_id_or_slug}/"
	for _, info := range srv.Events() {
		if notDocumented[nameOf(info.ID)] != "" {
			continue
		}
		event := "projects/acme/" + info.Project + "/events/" + info.ID + "/"
		api.check(srv, project+"events/{event_id}/", event)
		api.check(srv, project+"events/{event_id}/attachments/", event+"attachments/")
		api.check(srv, project+"events/{event_id}/source-map-debug/", event+"source-map-debug/")
		if group := decode[struct{ GroupID string }](t, get(t, srv, "/api/0/"+event, TokenFull)).GroupID; group != "" {
			issue := organization + "issues/{issue_id}/"
			api.check(srv, issue, "organizations/acme/issues/"+group+"/")
			api.check(srv, issue, "organizations/acme/issues/"+group+"/?expand=latestEventHasAttachments")
			api.check(srv, issue+"tags/{key}/", "organizations/acme/issues/"+group+"/tags/level/")
			api.check(srv, issue+"tags/{key}/values/", "organizations/acme/issues/"+group+"/tags/level/values/")
			api.check(srv, issue+"events/{event_id}/", "organizations/acme/issues/"+group+"/events/latest/")
			api.check(srv, issue+"events/", "organizations/acme/issues/"+group+"/events/")
			api.check(srv, organization+"shortids/{issue_id}/", "organizations/acme/shortids/"+info.ShortID+"/")
		}
		if get(t, srv, "/api/0/organizations/acme/eventids/"+info.ID+"/", TokenFull).Code == http.StatusOK {
			api.check(srv, organization+"eventids/{event_id}/", "organizations/acme/eventids/"+info.ID+"/")
		}
	}
	api.check(srv, project+"events/", "projects/acme/many/events/")
	api.check(srv, organization+"issues/", "organizations/acme/issues/?query=level:error")
	api.check(srv, organization+"issues/", "organizations/acme/issues/?project=desktop&project=many&expand=latestEventHasAttachments")
	for _, table := range srv.world.orgs[0].tables {
		if !table.Slow {
			api.check(srv, organization+"events/", "organizations/acme/events/?"+table.Parameters.Encode()+"&start=2020-01-01&end=2020-01-02")
		}
	}
	api.check(srv, organization+"events/", "organizations/acme/events/?field=title")
	for _, reason := range slices.Sorted(maps.Keys(wrongInDocument)) {
		if !api.occurred[reason] {
			t.Errorf("nothing shows any more that %s", reason)
		}
	}
}

// nameOf returns the name of an event of the catalogue, or an empty string for any other
// event.
func nameOf(id string) string {
	for _, name := range catalogue.Names() {
		if catalogue.ID(name) == id {
			return name
		}
	}
	return ""
}
