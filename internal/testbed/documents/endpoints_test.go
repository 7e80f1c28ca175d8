// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	// endpointsGuide lists the endpoints.
	endpointsGuide = "templates/guides/api-endpoints.md"
	// openAPIFile is Sentry's OpenAPI document of the endpoints. It is not part of the
	// project: the test is skipped without it.
	openAPIFile = top + "/../shared/openapi/events.json"
)

// listed is an endpoint of the guide.
type listed struct {
	title, link, request string
	cells                []string // the rest of the row
}

var (
	titled   = regexp.MustCompile(`^\[([^\]]+)\]\((\S+)\)$`)
	request  = regexp.MustCompile("^`((?:GET|PUT|POST|DELETE) \\S+)`$")
	variable = regexp.MustCompile(`\{[^}]*\}`)
)

// endpointsOf returns the rows below a heading of the guide.
func endpointsOf(t *testing.T, section string) []listed {
	t.Helper()
	_, text, found := strings.Cut(read(t, endpointsGuide), "\n## "+section+"\n")
	text, _, _ = strings.Cut(text, "\n## ")
	var rows []listed
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		row := listed{}
		if title := titled.FindStringSubmatch(cells[0]); title != nil {
			row.title, row.link, cells = title[1], title[2], cells[1:]
		}
		if path := request.FindStringSubmatch(cells[0]); path != nil {
			row.request, row.cells = variable.ReplaceAllString(path[1], "{}"), cells[1:]
			rows = append(rows, row)
		}
	}
	if !found || len(rows) == 0 {
		t.Fatalf("%s has no endpoints below %s", endpointsGuide, section)
	}
	return rows
}

// requested returns the endpoints that the guide lists as requested by the provider.
func requested(t *testing.T) []listed {
	t.Helper()
	return append(endpointsOf(t, "Events and issues"), endpointsOf(t, "Other groups")...)
}

// TestEndpointsAreDocumented compares the guide with the endpoints of the client: their titles,
// scopes, and limits.
func TestEndpointsAreDocumented(t *testing.T) {
	t.Parallel()
	want := endpointsOfClient(t)
	for _, row := range requested(t) {
		const columns = 3 // where in the provider, scope, limit
		if len(row.cells) != columns {
			t.Fatalf("%s has %d further cells", row.title, len(row.cells))
		}
		if got := strings.Trim(row.cells[1], "`") + ", " + row.cells[2]; got != want[row.title] {
			t.Errorf("the guide lists %s with %s; in endpoints.go it is %q", row.title, got, want[row.title])
		}
		delete(want, row.title)
	}
	for title, of := range want {
		t.Errorf("the guide does not list %s (%s), or lists it twice", title, of)
	}
	titles := map[string]bool{}
	for _, row := range requested(t) {
		titles[row.title] = true
	}
	for _, row := range endpointsOf(t, "Older servers") {
		if !titles[row.cells[0]] {
			t.Errorf("%s is not instead of any endpoint: %q", row.request, row.cells[0])
		}
	}
}

// endpointsOfClient returns scope and limit of each endpoint of the client, by the title in
// its comment.
func endpointsOfClient(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "endpoints.go", read(t, "internal/sentry/endpoints.go"), parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	constants, found := map[string]string{}, map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		switch value := spec.Values[0].(type) {
		case *ast.BasicLit:
			constants[spec.Names[0].Name] = strings.Trim(value.Value, `"`)
		case *ast.CompositeLit:
			titles := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(spec.Doc.Text(), -1)
			if len(titles) != 1 || found[titles[0][1]] != "" {
				t.Errorf("the comment of %s has %d titles, or that of another endpoint", spec.Names[0].Name, len(titles))
				return false
			}
			found[titles[0][1]] = constants[fmt.Sprint(value.Elts[0])] + ", " + limitOf(value.Elts[1].(*ast.CompositeLit))
		}
		return true
	})
	if len(found) < 10 {
		t.Fatalf("only %d endpoints found; the test itself is broken", len(found))
	}
	return found
}

// limitOf returns a limit in the form of the guide.
func limitOf(limit *ast.CompositeLit) string {
	has := map[string]string{}
	for _, element := range limit.Elts {
		pair := element.(*ast.KeyValueExpr)
		switch value := pair.Value.(type) {
		case *ast.BasicLit:
			has[fmt.Sprint(pair.Key)] = value.Value
		case *ast.SelectorExpr:
			has[fmt.Sprint(pair.Key)] = strings.ToLower(value.Sel.Name)
		}
	}
	text := "general"
	if has["Requests"] != "" {
		text = has["Requests"] + " per " + has["Window"]
	}
	if has["Concurrent"] != "" {
		text += ", " + has["Concurrent"] + " at a time"
	}
	return text
}

// TestEndpointsOfOpenAPIAreListed compares the guide with Sentry's OpenAPI document: every
// endpoint of the group of events is listed with its title, path, scope, and link.
func TestEndpointsOfOpenAPIAreListed(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(openAPIFile)
	if err != nil {
		t.Skip("there is no document of Sentry's API alongside the checkout")
	}
	var document struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Summary     string
			Tags        []string
			Security    []map[string][]string
		}
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	unlisted := map[string]listed{}
	reads := append(requested(t), endpointsOf(t, "Read endpoints without a data source")...)
	for _, row := range append(reads, endpointsOf(t, "Write endpoints")...) {
		if _, twice := unlisted[row.request]; twice {
			t.Errorf("%s is listed twice", row.request)
		}
		unlisted[row.request] = row
	}
	for _, path := range slices.Sorted(maps.Keys(document.Paths)) {
		for method, operation := range document.Paths[path] {
			request := strings.ToUpper(method) + " " + variable.ReplaceAllString(strings.TrimPrefix(path, "/api/0/"), "{}")
			row, found := unlisted[request]
			if !found {
				t.Errorf("the guide does not list %s", request)
				continue
			}
			delete(unlisted, request)
			title := operation.Summary
			if title == "" {
				title = operation.OperationID // like the reference
			}
			slug := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(title, "'", ""), " ", "-"))
			if link := "https://docs.sentry.io/api/" + strings.ToLower(operation.Tags[0]) + "/" + slug + "/"; row.title != title || row.link != link {
				t.Errorf("the guide lists %s as %s, %s, and not as %s, %s", request, row.title, row.link, title, link)
			}
			scopes := operation.Security[0]["auth_token"]
			if len(row.cells) > 1 && !slices.Contains(scopes, strings.Trim(row.cells[1], "`")) {
				t.Errorf("the guide lists %s with the scope %s, and Sentry with %q", request, row.cells[1], scopes)
			}
		}
	}
	// The document contains the read endpoints of events, and the other endpoints in use
	// except this one.
	delete(unlisted, "GET projects/{}/{}/")
	for request := range unlisted {
		if strings.HasPrefix(request, "GET ") {
			t.Errorf("the guide lists %s, which Sentry's document does not have", request)
		}
	}
}
