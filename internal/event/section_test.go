// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// byDefault are the sections that are read by default.
var byDefault = []string{
	"summary", "tags", "errors", "release_details", "user", "contexts", "exceptions", "request",
	"security_reports", "occurrence", "measurements", "user_report",
}

// onRequest are the sections that are read only if they are included.
var onRequest = []string{
	"frames", "threads", "breadcrumbs", "spans", "debug_images", "packages", "extra", "other_entries", "meta",
	"scan", "digest", "raw",
}

func without(list []string, left ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return slices.Contains(left, name) })
}

// TestSectionArgumentsFollowPrecedence covers the precedence of the arguments about sections.
func TestSectionArgumentsFollowPrecedence(t *testing.T) {
	t.Parallel()
	everySection := slices.Concat(byDefault, onRequest)
	if !slices.Equal(event.SectionNames(), everySection) {
		t.Fatalf("the sections are %q, want %q", event.SectionNames(), everySection)
	}
	for name, tc := range map[string]struct {
		provider, include, exclude []string
		want                       []string
	}{
		"defaults":                      {want: byDefault},
		"empty sets are the defaults":   {include: []string{}, exclude: []string{}, want: byDefault},
		"a name in include":             {include: []string{"frames"}, want: append(slices.Clone(byDefault), "frames")},
		"all is not raw":                {include: []string{"all"}, want: without(everySection, "raw")},
		"raw by its name":               {include: []string{"all", "raw"}, want: everySection},
		"a name in exclude":             {exclude: []string{"user"}, want: without(byDefault, "user")},
		"all excluded":                  {exclude: []string{"all"}, want: []string{}},
		"include beats excluded all":    {include: []string{"digest"}, exclude: []string{"all"}, want: []string{"digest"}},
		"exclude beats included all":    {include: []string{"all"}, exclude: []string{"user"}, want: without(everySection, "raw", "user")},
		"provider beats include":        {provider: []string{"user", "frames"}, include: []string{"user", "frames", "spans"}, want: append(without(byDefault, "user"), "spans")},
		"provider beats included all":   {provider: []string{"user"}, include: []string{"all"}, want: without(everySection, "raw", "user")},
		"provider and block exclude":    {provider: []string{"user"}, exclude: []string{"tags"}, want: without(byDefault, "user", "tags")},
		"provider excludes a default":   {provider: []string{"request"}, want: without(byDefault, "request")},
		"default section named anyway":  {include: []string{"user"}, want: byDefault},
		"all, but for one that is kept": {include: []string{"user", "all"}, exclude: []string{"tags"}, want: without(everySection, "raw", "tags")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			served := serveBodies(t)
			served.set(anyID, []byte(`{}`))
			providerBlock := block(served.url)
			config := map[string]any{"event_id": anyID}
			setUnlessNil(providerBlock, "exclude", tc.provider)
			setUnlessNil(config, "include", tc.include)
			setUnlessNil(config, "exclude", tc.exclude)
			state, diagnostics := wired(t, providerBlock).Read(typeName, config)
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			if got, want := asJSON(t, state.Get("sections")), asJSON(t, tc.want); got != want {
				t.Errorf("sections = %s\nwant %s", got, want)
			}
		})
	}
}

func setUnlessNil(config map[string]any, name string, value []string) {
	if value != nil {
		config[name] = value
	}
}

func TestContradictingSectionsAreRejected(t *testing.T) {
	t.Parallel()
	const both, raw = "Section Included and Excluded", "Raw Event Conflicts With Exclusions"
	for name, tc := range map[string]struct {
		provider           []string
		include, exclude   any
		summary, attribute string
		onlyWhenRead       bool
	}{
		"same name":         {include: []string{"user"}, exclude: []string{"user"}, summary: both, attribute: `AttributeName("exclude")`},
		"all and all":       {include: []string{"all"}, exclude: []string{"all"}, summary: both, attribute: `AttributeName("exclude")`},
		"raw and exclude":   {include: []string{"raw"}, exclude: []string{"user"}, summary: raw, attribute: `AttributeName("include")`},
		"raw and exclusion": {include: []string{"raw"}, exclude: []string{"all"}, summary: raw, attribute: `AttributeName("include")`},
		"raw and provider's exclude": {
			provider: []string{"user"}, include: []string{"raw"}, summary: raw, attribute: `AttributeName("include")`, onlyWhenRead: true,
		},
		"unknown elements are ignored": {include: []any{acctest.Unknown, "user"}, exclude: []any{acctest.Unknown, "user"}, summary: both, attribute: `AttributeName("exclude")`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			providerBlock := block("http://127.0.0.1:1")
			setUnlessNil(providerBlock, "exclude", tc.provider)
			protocol := wired(t, providerBlock)
			config := map[string]any{"event_id": anyID, "include": tc.include, "exclude": tc.exclude}
			if !tc.onlyWhenRead {
				acctest.ExpectDiagnostic(t, protocol.Validate(typeName, config), tc.summary, tc.attribute)
			}
			if !strings.Contains(name, "unknown") {
				_, diagnostics := protocol.Read(typeName, config)
				acctest.ExpectDiagnostic(t, diagnostics, tc.summary, tc.attribute)
			}
		})
	}
}

func TestUnknownSectionsAreRejected(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block("http://127.0.0.1:1"))
	for _, argument := range []string{"include", "exclude"} {
		for _, elements := range []any{[]string{"stacktraces"}, []string{""}, []any{nil}} {
			diagnostics := protocol.Validate(typeName, map[string]any{"event_id": anyID, argument: elements})
			if !acctest.HasError(diagnostics) {
				t.Errorf("%s = %v is accepted", argument, elements)
			}
		}
	}
	diagnostics := protocol.ValidateProvider(map[string]any{"exclude": []string{"all"}})
	if !acctest.HasError(diagnostics) {
		t.Error("the provider's exclude accepts all")
	}
}

// sectionsOf returns the sections that each attribute of the table is read with, by its path
// without the marks of lists and maps.
func sectionsOf() map[string][]string {
	found := map[string][]string{}
	for a := range event.DataSource().Results.Attributes() {
		found[unmarked(a.Path)] = a.Sections
	}
	return found
}

func unmarked(path string) string { return strings.NewReplacer("[]", "", "{}", "").Replace(path) }

// TestDescriptionsBeginWithSection requires the section in the description of each attribute
// that begins one, and of no nested one.
func TestDescriptionsBeginWithSection(t *testing.T) {
	t.Parallel()
	protocol, sections, beginning := wired(t, block("http://127.0.0.1:1")), sectionsOf(), 0
	for _, a := range acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]) {
		path, want := unmarked(a.Path), ""
		outer := ""
		if i := strings.LastIndex(path, "."); i >= 0 {
			outer = path[:i]
		}
		if own := sections[path]; len(own) > len(sections[outer]) {
			want = "Section `" + own[len(own)-1] + "`. "
			beginning++
		}
		if strings.HasPrefix(a.Description, "Section ") != (want != "") || !strings.HasPrefix(a.Description, want) {
			t.Errorf("the description of %s does not begin with %q: %s", a.Path, want, a.Description)
		}
	}
	if beginning < len(event.SectionNames()) {
		t.Errorf("only %d attributes begin a section; the test itself is broken", beginning)
	}
}

// TestUnreadSectionsAreNull leaves out each section in turn: its attributes are null as a
// whole, and all others are unchanged.
func TestUnreadSectionsAreNull(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCatalogue(t).url))
	attributes, sections := acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]), sectionsOf()
	for _, name := range catalogue.Names() {
		full, _ := protocol.Read(typeName, map[string]any{"event_id": catalogue.ID(name), "include": []string{"all"}})
		for _, section := range without(event.SectionNames(), "raw") {
			t.Run(name+"/"+section, func(t *testing.T) {
				t.Parallel()
				part, _ := protocol.Read(typeName, map[string]any{
					"event_id": catalogue.ID(name), "include": []string{"all"}, "exclude": []string{section},
				})
				for _, a := range attributes {
					if strings.Contains(a.Path, "[]") || a.NestedType != nil && len(sections[a.Path]) == 0 ||
						slices.Contains([]string{"exclude", "sections", "read_warnings"}, a.Path) {
						continue
					}
					steps := []any{}
					for step := range strings.SplitSeq(a.Path, ".") {
						steps = append(steps, step)
					}
					if section == outermostSection(sections, a.Path) {
						if len(steps) == 1 && part.Get(steps...) != nil {
							t.Errorf("%s is not null", a.Path)
						}
						continue
					}
					if section == "frames" && (a.Path == "exceptions" || a.Path == "threads") || a.Path == "raw_json" ||
						section == "release_details" && a.Path == "release" || parentIsNull(part, steps) {
						continue
					}
					if got, want := asJSON(t, part.Get(steps...)), asJSON(t, full.Get(steps...)); got != want && innermost(sections[a.Path]) != section {
						t.Errorf("%s changed:\n%s\nwas\n%s", a.Path, got, want)
					}
				}
			})
		}
	}
}

// outermostSection returns the section of the outermost attribute of a path, or "" for an
// attribute that is always read.
func outermostSection(sections map[string][]string, path string) string {
	outermost, _, _ := strings.Cut(path, ".")
	return innermost(sections[outermost])
}

// innermost returns the last of the sections, or "" if there is none.
func innermost(sections []string) string {
	if len(sections) == 0 {
		return ""
	}
	return sections[len(sections)-1]
}

// parentIsNull reports whether the path has no value before its last step.
func parentIsNull(state acctest.State, steps []any) bool {
	for i := 1; i < len(steps); i++ {
		if state.Get(steps[:i]...) == nil {
			return true
		}
	}
	return false
}

// TestReadSectionsAreNeverNull reads an event without content: every object, list and map of
// the read sections exists.
func TestReadSectionsAreNeverNull(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"empty":      `{}`,
		"nulls":      `{"release": null, "user": null, "contexts": null, "tags": null, "entries": null, "packages": null}`,
		"exceptions": `{"entries": [{"type": "exception", "data": {"values": [{}]}}, {"type": "threads", "data": {"values": [{}]}}, {"type": "spans", "data": [{}]}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			served := serveBodies(t)
			served.set(anyID, []byte(body))
			protocol := wired(t, block(served.url))
			state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": anyID, "include": []string{"all"}})
			acctest.Succeed(t, diagnostics)
			for _, a := range acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]) {
				collection := a.NestedType != nil || !isScalar(a)
				if !collection || slices.Contains([]string{"include", "exclude", "environments", "timeouts"}, a.Path) {
					continue
				}
				for _, value := range valuesAt(state.Plain(), a.Path) {
					if value == nil {
						t.Errorf("%s is null", a.Path)
					}
				}
			}
		})
	}
}
