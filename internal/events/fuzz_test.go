// SPDX-License-Identifier: MPL-2.0

package events

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	eventpkg "github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// FuzzPage reads any page: the three lists have one element for each event, IDs are valid and
// unique, and decode_event accepts each whole event.
func FuzzPage(f *testing.F) {
	for _, body := range []string{
		`[{"eventID": "0123456789abcdef0123456789abcdef", "title": "T", "tags": [{"key": "a", "value": "b"}]}, {"id": "x"}, null, 7]`,
		`[{"id": "01234567-89AB-CDEF-0123-456789abcdef", "tags": {}, "metadata": [], "projectID": 1e400}]`, "\ufeff[]", `{}`, `[][]`, `[{"a":`,
		"[{\"id\":\"0123456789abcdef0123456789abcdef\",\"\":\"\xff\"}]",
	} {
		f.Add([]byte(body))
	}
	client, err := sentry.NewClient(sentry.Config{BaseURL: "http://127.0.0.1:1", Token: "x"})
	if err != nil {
		f.Fatal(err)
	}
	provider := &argument.Provider{Client: client}
	f.Fuzz(func(t *testing.T, body []byte) {
		read := newReading(t.Context(), provider, Arguments{Full: new(true)}, 3)
		for range 2 {
			if read.page(t.Context(), body) != nil {
				return
			}
		}
		count := len(read.ids)
		if count > read.Limit || len(read.rawEvents) != count {
			t.Fatalf("%d ids, %d whole events", count, len(read.rawEvents))
		}
		seen := map[string]bool{}
		for i, id := range read.ids {
			plain, err := sentry.ParseEventID(id)
			if err != nil || seen[plain] {
				t.Errorf("id %q: %v", id, err)
			}
			seen[plain] = true
			if _, err := eventpkg.Decode(t.Context(), []byte(read.rawEvents[i])); err != nil {
				t.Errorf("%s: %v", read.rawEvents[i], err)
			}
		}
		state, err := results.State(t.Context(), Config{}, read)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := state.Unmarshal(DataSource().Schema().Type().TerraformType(t.Context())); err != nil {
			t.Error(err)
		}
	})
}
