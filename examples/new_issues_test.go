// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// searchless returns a handler that ignores the query of an issue list.
func searchless(sentry http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/issues/") {
			query := r.URL.Query()
			query.Set("query", "is:unresolved")
			r.URL.RawQuery = query.Encode()
		}
		sentry.ServeHTTP(w, r)
	})
}

// TestNewIssueGateOpensOnlyWithoutNewIssues plans the gate with each kind of server. It is
// only open for a release without a new issue, on a server that supports the query.
func TestNewIssueGateOpensOnlyWithoutNewIssues(t *testing.T) {
	t.Parallel()
	const closed, open, nothing = "New unhandled issue FAILING-2", "has no new unhandled issue in production", "Nothing to evaluate"
	const noPage, noDataset, ignored = "Response Not From Sentry's API", "unsupported dataset", "Cannot evaluate HEALTHY-"
	cli, _ := stage(t)
	skipExample(t, "new-issue-gate")
	profiles := map[string]mocksentry.Profile{"without a search": mocksentry.SentryIO}
	for _, profile := range mocksentry.Profiles() {
		profiles[profile.String()] = profile
	}
	shown := map[string][4]string{
		"sentry.io": {open, closed, nothing, open}, "self-hosted-25": {open, closed, nothing, open},
		"glitchtip": {noPage, noPage, noPage, noPage}, "urgentry": {noDataset, noDataset, noDataset, noDataset},
		"without a search": {ignored, closed, nothing, ignored},
	}
	for name, profile := range profiles {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			handler := http.Handler(policyworld.Add(mocksentry.NewDefault(mocksentry.As(profile), mocksentry.WithoutRateLimits())))
			if name != profile.String() {
				handler = searchless(handler)
			}
			server := httptest.NewServer(handler)
			t.Cleanup(server.Close)
			e := example{t: t, name: "new-issue-gate", cli: cli, dir: filepath.Join(t.TempDir(), "new-issue-gate"), url: server.URL}
			if err := terraformcli.CopyConfiguration(e.dir, e.name); err != nil {
				t.Fatal(err)
			}
			e.mustRun(nil, "init")
			for i, env := range [][]string{
				on(policyworld.Healthy, "TF_VAR_release=shop@4.2.0+build.311"),
				on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298"),
				on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0"),
				on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0", "TF_VAR_require_events=false"),
			} {
				output, err := e.run(env, "plan", "-input=false")
				if passed := err == nil; passed != (shown[name][i] == open) {
					t.Errorf("%q: %v\n%s", env, err, output)
				}
				expectShown(t, output, shown[name][i])
			}
		})
	}
}
