// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"cmp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// failure is a read that fails, and the output that a user sees.
type failure struct {
	// faults make the server misbehave.
	faults []mocksentry.Fault
	// token replaces the full token.
	token string
	// provider contains more lines of the provider block. Retries are off, unless these lines
	// enable them.
	provider []string
	// event contains the lines of the data block. Nil reads error-python.
	event []string
	// attribute is the attribute that the message points to, or empty for none.
	attribute string
	// want contains the parts of the output, in this order.
	want []string
}

// secret returns the token of the provider block.
func (f failure) secret() string { return cmp.Or(f.token, mocksentry.TokenFull) }

// config renders the blocks for a server.
func (f failure) config(name, url string) string {
	lines := []string{set("base_url", url), set("token", f.secret()), set("organization", "acme")}
	if !strings.Contains(strings.Join(f.provider, "\n"), "max_retries") {
		lines = append(lines, "max_retries = 0")
	}
	return trial{provider: append(lines, f.provider...), event: f.event}.config(name)
}

// failAll makes one plan in which all of them fail, each with its own server, and checks the
// output.
func failAll(t *testing.T, failures map[string]failure) {
	t.Helper()
	t.Parallel()
	servers := map[string]*mocksentry.Server{}
	var config strings.Builder
	for name, f := range failures {
		servers[name] = start(t).Fault(f.faults...)
		config.WriteString(f.config(label(name), servers[name].URL))
	}
	got := newWorkspace(t, config.String()).terraform("plan", "-no-color", "-input=false")
	if got.code != 1 {
		t.Errorf("exit code %d", got.code)
	}
	for name, f := range failures {
		t.Run(name, func(t *testing.T) { f.check(t, got.about(label(name)), label(name), servers[name].URL) })
		got.expectNone(t, f.secret())
	}
	// The output contains nothing of an event, and no formatting mistake.
	got.expectNone(t, append(sourceOf(t, "error-python").personal(), "panic", "%!", "<nil>", "Bearer")...)
}

// check checks the output about the block of that name.
func (f failure) check(t *testing.T, got output, name, url string) {
	t.Helper()
	if errors := len(got.messages()); errors != 1 {
		t.Errorf("%d errors", errors)
	}
	want := []string{"Error: " + f.want[0], "with data.sentry_event." + name + ",", "on main.tf line"}
	if f.attribute != "" {
		want = append(want, f.attribute+" =")
	} else {
		want = append(want, `in data "sentry_event" "`+name+`"`)
	}
	got.expect(t, append(want, f.want[1:]...)...)
	if strings.Contains(strings.Join(f.want, " "), "While reading event") {
		got.expect(t, `in organization "acme" from `+url+":")
	}
	got.expectNone(t, "nginx", ".. ") // from the server's page, and after a sentence
	if testing.Verbose() {
		t.Log(got.stderr) // for whoever works on the wording
	}
}

// TestRejectedTokenIsExplained lets Sentry reject the token.
func TestRejectedTokenIsExplained(t *testing.T) {
	reading := `While reading event "118bb041d74e9acd7d39fcbc9e3757cb" of project "backend" in organization "acme" from`
	failAll(t, map[string]failure{
		"unknown token": {
			token: "sntryu_0123456789abcdef",
			want: []string{
				"Sentry Rejected the Token", reading, "the server responded with 401 Unauthorized: Invalid token.",
				"The server does not know this token.", "SENTRY_AUTH_TOKEN",
			},
		},
		"unknown organization token": {
			token: "sntrys_0123456789abcdef",
			want: []string{
				"Sentry Rejected the Token", "401 Unauthorized: Invalid org token.", "The server does not know this token.",
			},
		},
		"expired token": {
			token: mocksentry.TokenExpired,
			want: []string{
				"Sentry Rejected the Token", reading, "401 Unauthorized: Token expired.", "The token has expired.",
				"Create a new one",
			},
		},
		"owner left": {
			token: mocksentry.TokenInactiveUser,
			want: []string{
				"Sentry Rejected the Token", reading, "401 Unauthorized: User inactive or deleted.",
				"The owner of the token is no longer active.", "internal integration",
			},
		},
		"token removed on the way": {
			faults: []mocksentry.Fault{mocksentry.RespondDetail(401, "Authentication credentials were not provided.")},
			want: []string{
				"Sentry Rejected the Token", "Authentication credentials were not provided.",
				"A proxy in front of Sentry removes the Authorization header", "the request arrives without its token.",
				"The server does not know this token: some compatible servers",
			},
		},
		"single sign-on": {
			faults: []mocksentry.Fault{mocksentry.RespondCode(401, "sso-required", "Must login via SSO",
				`{"loginUrl":"/auth/login/acme/"}`)},
			want: []string{
				"Sentry Rejected the Token", "401 Unauthorized: Must login via SSO",
				"The organization requires single sign-on", "internal integration",
			},
		},
		"superuser": {
			faults: []mocksentry.Fault{mocksentry.RespondCode(403, "superuser-required", "You need to re-authenticate", "")},
			// The project is the argument that names the event's container.
			attribute: "project",
			want:      []string{"Sentry Denied Access", "403 Forbidden", "to its own staff"},
		},
		"scope missing": {
			token:     mocksentry.TokenWithoutProjectRead,
			attribute: "project",
			want: []string{
				"Sentry Denied Access", reading, "403 Forbidden: You do not have permission to perform this action.",
				"The token needs the scope project:read",
			},
		},
		"no member of the project": {
			token:     mocksentry.TokenRestricted,
			attribute: "project",
			want: []string{
				"Sentry Denied Access", reading, "403 Forbidden", "access to the project", "must be in a team of the project",
			},
		},
		"organization token": {
			token:     mocksentry.TokenOrganization,
			attribute: "project",
			want: []string{
				"Sentry Denied Access", reading, "403 Forbidden", "The token is an organization token (sntrys_",
				"never project:read", "internal integration",
			},
		},
	})
}

// TestNotFoundIsExplained reads objects that do not exist, or that the token cannot see.
func TestNotFoundIsExplained(t *testing.T) {
	failAll(t, map[string]failure{
		"event": {
			event:     []string{set("project", "backend"), set("event_id", missingID)},
			attribute: "event_id",
			want: []string{
				"Event Not Found", `While reading event "` + missingID + `" of project "backend"`,
				"404 Not Found: Event not found", "in another project or organization", "retention", "not indexed yet", "`allow_missing`",
			},
		},
		"event of another project": {
			event:     []string{set("project", "web"), set("event_id", "118bb041d74e9acd7d39fcbc9e3757cb")},
			attribute: "event_id",
			want: []string{
				"Event Not Found", `of project "web"`, `The project "backend" of this organization contains an event with this ID.`,
			},
		},
		"project": {
			event:     []string{set("project", "nowhere"), set("event_id", missingID), "allow_missing = true"},
			attribute: "project",
			want: []string{
				"Organization or Project Not Found", `of project "nowhere"`, "The requested resource does not exist",
				"no access to it", "another region", "`base_url`",
			},
		},
		"organization": {
			event: []string{
				set("organization", "other"), set("project", "backend"), set("event_id", missingID), "allow_missing = true",
			},
			attribute: "project",
			want:      []string{"Organization or Project Not Found", `in organization "other"`, "404 Not Found"},
		},
		"gateway": {
			faults:    []mocksentry.Fault{mocksentry.RespondEmpty(404)},
			attribute: "project",
			want:      []string{"Organization or Project Not Found", "the server responded with 404 Not Found.", "another region"},
		},
	})
}
