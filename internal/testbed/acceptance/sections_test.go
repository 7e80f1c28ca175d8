// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import "testing"

// TestNullSectionsFailPolicies shows why a section that is not read is null and not empty: a
// policy over it fails, and does not pass over nothing.
func TestNullSectionsFailPolicies(t *testing.T) {
	t.Parallel()
	const without = "data.sentry_event.without."
	policies := map[string]struct{ value, want string }{
		"frames_of_an_exception": {
			"alltrue([for f in data.sentry_event.x.exceptions[0].frames : f.in_app])",
			"A null value cannot be used as the collection in a 'for' expression.",
		},
		"frames_of_all_exceptions": {
			"alltrue([for f in data.sentry_event.x.exceptions[*].frames : alltrue(f[*].in_app)])",
			"Splat expressions (with the * symbol) cannot be applied to null sequences.",
		},
		"exceptions": {
			"alltrue([for e in " + without + "exceptions : e.mechanism.handled])",
			"A null value cannot be used as the collection in a 'for' expression.",
		},
		"breadcrumbs": {"nonsensitive(length(data.sentry_event.x.breadcrumbs)) < 100", "argument must not be null"},
		"user":        {"nonsensitive(" + without + "user.email == null)", "Attempt to get attribute from null value"},
		"tags":        {"lookup(" + without + `tags, "server_name", "none") == "none"`, "argument must not be null"},
	}
	config := providerFor(start(t)) + eventFrom("error-python") +
		block(`data "sentry_event" "without"`, linesOf("error-python", `exclude = ["exceptions", "user", "tags"]`)...)
	for name, policy := range policies {
		config += block(`output "`+name+`"`, "value = "+policy.value)
	}
	got := newWorkspace(t, config).terraform("plan", "-no-color")
	for name, policy := range policies {
		t.Run(name, func(t *testing.T) { got.about(name).fails(t, policy.want) })
	}
}

// TestEmptySectionsNeedNoTry: a section that was read without a value is empty, so the same
// policies work without try().
func TestEmptySectionsNeedNoTry(t *testing.T) {
	t.Parallel()
	newWorkspace(t, providerFor(start(t))+eventFrom("minimal", `include = ["all"]`)+block("locals",
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
		"]")+
		block(`output "verdicts"`, "value = nonsensitive(alltrue(local.verdicts))")).plan().expect(t, "+ verdicts = true")
}
