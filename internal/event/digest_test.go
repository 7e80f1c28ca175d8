// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// volatile matches the scalars that can differ between two reads of the same event, as the
// facts about Sentry's API list them.
var volatile = regexp.MustCompile(`^(groupID|nextEventID|previousEventID|size|(errors|sdkUpdates|resolvedWith)\b.*|userReport\..*|` +
	`crashFile\b.*|release\.(firstEvent|lastEvent|newGroups|owner\.(lastLogin|lastActive)|` +
	`commitCount|deployCount|dateReleased|status|(lastDeploy|lastCommit)\..*|authors\[\].*|` +
	`projects\[\]\.(newGroups|platforms\[\]))|entries\[debugmeta\]\.data\.images\[\]\.candidates\[\].*)$`)

// TestDigestIgnoresVolatileMembers changes a scalar of each kind. The digest changes, unless
// the scalar can differ between two reads of the same event.
func TestDigestIgnoresVolatileMembers(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	digest := func(body []byte) any {
		id := served.add(body)
		served.setForeign(id, body) // The ID of the event is part of the digest.
		state, diagnostics := protocol.Read(typeName, map[string]any{
			"event_id": id, "include": []string{"digest"}, "exclude": []string{"all"},
		})
		if state.IsZero() {
			t.Fatal(acctest.Texts(diagnostics))
		}
		return state.Get("content_sha256")
	}
	ignored := map[string]bool{}
	for _, name := range catalogue.Names() {
		if name == "minimal" {
			continue // It has only its ID.
		}
		body := withoutID(name)
		before := digest(body)
		for kind, scalars := range scalarsByKind(t, body) {
			changes := digest(scalars[0].changed(t)) != before
			if changes == volatile.MatchString(kind) {
				t.Errorf("%s of %s: the digest changes: %t", kind, name, changes)
			}
			if !changes {
				ignored[kind] = true
			}
		}
	}
	if len(ignored) < 40 {
		t.Errorf("only %d kinds of volatile leaves were tried", len(ignored))
	}
}

// withoutID returns an event without its ID, so that it matches any request.
func withoutID(name string) []byte {
	body := ownID.ReplaceAll(catalogue.Event(name), []byte(`"noID": "`+anyID+`"`))
	return bytes.ReplaceAll(body, []byte(`"`+catalogue.ID(name)+`"`), []byte(`"7"`))
}
