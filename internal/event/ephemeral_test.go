// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"maps"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestEphemeralReadsSameAsDataSource compares the two for every event of the
// catalogue and every way of reading.
func TestEphemeralReadsSameAsDataSource(t *testing.T) {
	t.Parallel()
	served := serveCatalogue(t)
	protocol := wired(t, block(served.url))
	ways := maps.Clone(selections)
	delete(ways, "default") // differs, see below
	for _, name := range catalogue.Names() {
		for selection, arguments := range ways {
			t.Run(name+"/"+selection, func(t *testing.T) {
				t.Parallel()
				config := map[string]any{"event_id": catalogue.ID(name)}
				maps.Copy(config, arguments)
				want, _ := protocol.With(t).Read(typeName, config)
				got, diagnostics := protocol.With(t).Open(typeName, config)
				if got.IsZero() {
					t.Fatal(acctest.Texts(diagnostics))
				}
				if got, want := asJSON(t, got.Plain()), asJSON(t, want.Plain()); got != want {
					t.Errorf("the results differ:\n%s\n%s", got, want)
				}
			})
		}
	}
}

// TestEphemeralReadsEverySectionByDefault checks the default, and the arguments that override
// it.
func TestEphemeralReadsEverySectionByDefault(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	served.set(anyID, []byte(`{}`))
	everySection := append(append([]string{}, byDefault...), onRequest...)
	for name, tc := range map[string]struct {
		provider any
		config   map[string]any
		want     []string
	}{
		"no sections":         {want: without(everySection, "raw")},
		"excluded":            {config: map[string]any{"exclude": []string{"user"}}, want: without(everySection, "raw", "user")},
		"all excluded":        {config: map[string]any{"exclude": []string{"all"}}, want: []string{}},
		"an empty include":    {config: map[string]any{"include": []string{}}, want: byDefault},
		"provider's excluded": {provider: []string{"user"}, config: map[string]any{"include": []string{"user"}}, want: without(byDefault, "user")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			providerBlock := block(served.url)
			providerBlock["exclude"] = tc.provider
			config := map[string]any{"event_id": anyID, "timeouts": map[string]any{"open": "1m"}}
			maps.Copy(config, tc.config)
			state, diagnostics := wired(t, providerBlock).Open(typeName, config)
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			if got, want := asJSON(t, state.Get("sections")), asJSON(t, tc.want); got != want {
				t.Errorf("sections = %s, want %s", got, want)
			}
			for _, argument := range []string{"include", "exclude"} {
				if got, want := asJSON(t, state.Get(argument)), asJSON(t, tc.config[argument]); got != want {
					t.Errorf("%s = %s, want %s", argument, got, want)
				}
			}
		})
	}
}
