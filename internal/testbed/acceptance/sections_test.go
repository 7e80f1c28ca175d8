// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// wrapped matches texts in this order, however Terraform broke the lines.
func wrapped(texts ...string) *regexp.Regexp {
	patterns := make([]string, len(texts))
	for i, text := range texts {
		words := strings.Fields(text)
		for j, word := range words {
			words[j] = regexp.QuoteMeta(word)
		}
		patterns[i] = strings.Join(words, `\s+`)
	}
	return regexp.MustCompile(`(?s)` + strings.Join(patterns, `.*`))
}

// TestSections excludes and includes sections.
func TestSections(t *testing.T) {
	t.Parallel()
	is := func(check knownvalue.Check, steps ...any) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data.sentry_event.x", pathOf(steps...), check)
	}
	null, some := knownvalue.Null(), knownvalue.NotNull()
	for name, c := range map[string]struct {
		provider, lines []string
		checks          []statecheck.StateCheck
	}{
		"nothing but one section": {
			lines: []string{`exclude = ["all"]`, `include = ["tags"]`},
			checks: []statecheck.StateCheck{
				is(knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("tags")}), "sections"),
				is(some, "tags"), is(null, "user"), is(null, "exceptions"), is(null, "title"), is(null, "request"),
				is(some, "release", "version"), is(null, "release", "authors"), is(some, "sdk", "name"),
			},
		},
		"without a section": {
			lines:  []string{`exclude = ["user"]`},
			checks: []statecheck.StateCheck{is(null, "user"), is(some, "tags"), is(knownvalue.Bool(true), "user_present")},
		},
		"all but some": {
			lines: []string{`include = ["all"]`, `exclude = ["extra"]`},
			checks: []statecheck.StateCheck{
				is(some, "breadcrumbs"), is(some, "exceptions", 0, "frames"), is(null, "extra_json"), is(null, "raw_json"),
				is(knownvalue.ListSizeExact(0), "threads"),
			},
		},
		"the provider's word is last": {
			provider: []string{`exclude = ["user", "breadcrumbs"]`},
			lines:    []string{`include = ["user", "breadcrumbs", "frames"]`},
			checks: []statecheck.StateCheck{
				is(null, "user"), is(null, "breadcrumbs"), is(some, "exceptions", 0, "frames"),
				is(knownvalue.SetSizeExact(3), "include"),
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			test(t, resource.TestStep{
				Config: providerFor(start(t), c.provider...) + eventFrom("error-python", c.lines...), ConfigStateChecks: c.checks,
			})
		})
	}
}

// TestNullSectionsFailLoudly shows why a section that is not read is null and
// not empty: a policy over it fails and does not pass over nothing.
func TestNullSectionsFailLoudly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines       []string
		value, says string
	}{
		"frames of an exception": {
			value: "alltrue([for f in data.sentry_event.x.exceptions[0].frames : f.in_app])",
			says:  "A null value cannot be used as the collection in a 'for' expression.",
		},
		"frames of all exceptions": {
			value: "alltrue([for f in data.sentry_event.x.exceptions[*].frames : alltrue(f[*].in_app)])",
			says:  "Splat expressions (with the * symbol) cannot be applied to null sequences.",
		},
		"exceptions": {
			lines: []string{`exclude = ["exceptions"]`},
			value: "alltrue([for e in data.sentry_event.x.exceptions : e.mechanism.handled])",
			says:  "A null value cannot be used as the collection in a 'for' expression.",
		},
		"breadcrumbs": {
			value: "nonsensitive(length(data.sentry_event.x.breadcrumbs)) < 100",
			says:  "argument must not be null",
		},
		"user": {
			lines: []string{`exclude = ["user"]`},
			value: "nonsensitive(data.sentry_event.x.user.email == null)",
			says:  "Attempt to get attribute from null value",
		},
		"tags": {
			lines: []string{`exclude = ["tags"]`},
			value: `lookup(data.sentry_event.x.tags, "server_name", "none") == "none"`,
			says:  "argument must not be null",
		},
	} {
		t.Run(name, func(t *testing.T) {
			test(t, resource.TestStep{
				Config: providerFor(start(t)) + eventFrom("error-python", c.lines...) +
					block(`output "verdict"`, "value = "+c.value),
				ExpectError: wrapped(c.says),
			})
		})
	}
}

// TestEmptySections is the other side: what was read and is not there is empty,
// so the same policies work without try().
func TestEmptySections(t *testing.T) {
	test(t, resource.TestStep{
		Config: providerFor(start(t)) + eventFrom("minimal", `include = ["all"]`) + block("locals",
			"x = data.sentry_event.x",
			"verdicts = [",
			"  alltrue([for e in local.x.exceptions : alltrue(e.frames[*].in_app)]),",
			"  alltrue([for e in local.x.errors : e.type != null]),",
			`  lookup(local.x.tags, "environment", "none") == "none",`,
			"  local.x.release.version == null, local.x.release.last_commit.author_email == null,",
			"  local.x.user.email == null, local.x.user.geo.city == null, local.x.contexts.browser.name == null,",
			"  local.x.request.url == null, local.x.top_in_app_frame.filename == null, local.x.environment == null,",
			"  length(local.x.breadcrumbs) == 0, length(local.x.threads) == 0, length(local.x.contexts_json) == 0,",
			"  local.x.security_reports.csp.blocked_uri == null, local.x.occurrence.level == null,",
			"]") +
			block(`output "verdicts"`, "value = nonsensitive(alltrue(local.verdicts))"),
		ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("verdicts", knownvalue.Bool(true))},
	})
}
