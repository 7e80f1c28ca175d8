// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"
)

// TestUnusedProjectWarnsAtBlock: a plan shows the warning at the block without projects, and
// at no other. The server rejects a misspelled dataset in the same plan, with a suggestion.
func TestUnusedProjectWarnsAtBlock(t *testing.T) {
	t.Parallel()
	server := start(t)
	const query, times, fields = "sentry_event_query", "start = \"2026-03-01\"\nend = \"2026-04-01\"", `fields = ["id"]`
	config := providerFor(server, set("project", "web"))
	for name, lines := range map[string][]string{"named": {`projects = ["backend"]`}, "all": {`projects = ["-1"]`}, "member": {`projects = []`}, "unnamed": nil} {
		config += block(`data "`+query+`" "`+name+`"`, append(lines, fields, times)...)
	}
	config += block(`data "sentry_issues" "named"`, `projects = ["web"]`, times)
	w := newWorkspace(t, config)
	got := w.plan()
	got.expect(t, "Warning: Provider's Project Not Used", `data "sentry_event_query" "unnamed"`, `project "web" does not limit`, "`projects = [\"web\"]`")
	if all := got.flat(); strings.Count(all, "Project Not Used") != 1 || strings.Contains(all, "similar warning") {
		t.Error("another block warns as well:", all)
	}

	w.write("misspelled.tf", block(`data "`+query+`" "misspelled"`, set("dataset", "span"), `projects = ["web"]`, fields))
	failed := w.terraform("plan", "-no-color", "-input=false")
	failed.about("misspelled").fails(t, "Sentry Rejected the Request", `dataset`, "Did you mean `spans`?")
}
