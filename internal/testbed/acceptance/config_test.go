// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// missingID is an event ID that no event has.
const missingID = "ffffffffffffffffffffffffffffffff"

// start starts a mock of Sentry with the default world. By default, it has no rate limits,
// because most tests would only wait for them.
func start(t *testing.T, options ...mocksentry.Option) *mocksentry.Server {
	t.Helper()
	server := mocksentry.NewDefault(append([]mocksentry.Option{mocksentry.WithoutRateLimits()}, options...)...).Start()
	t.Cleanup(server.Close)
	return server
}

// block renders a block of a configuration: its head, then its lines.
func block(head string, lines ...string) string {
	return fmt.Sprintf("%s {\n  %s\n}\n", head, strings.Join(lines, "\n  "))
}

// providerFor renders a provider block for a mock, with more lines if needed.
func providerFor(server *mocksentry.Server, lines ...string) string {
	return block(`provider "sentry"`, append([]string{
		set("base_url", server.URL), set("token", mocksentry.TokenFull), set("organization", mocksentry.DefaultOrganization),
	}, lines...)...)
}

// linesOf returns the lines of a block that reads an event of the catalogue.
func linesOf(name string, lines ...string) []string {
	return append([]string{set("project", catalogue.Project(name)), set("event_id", catalogue.ID(name))}, lines...)
}

// eventFrom renders a data block x that reads an event of the catalogue.
func eventFrom(name string, lines ...string) string {
	return block(`data "sentry_event" "x"`, linesOf(name, lines...)...)
}

// set renders an argument that is a string.
func set(name, value string) string { return fmt.Sprintf("%s = %q", name, value) }

// setPEM renders an argument that is a string of several lines.
func setPEM(name, value string) string { return fmt.Sprintf("%s = <<-PEM\n%sPEM", name, value) }

// test runs steps under the framework for acceptance tests, in parallel with
// other tests.
func test(t *testing.T, steps ...resource.TestStep) {
	t.Helper()
	for _, step := range steps {
		skipWithout(t, step.Config)
	}
	t.Parallel()
	resource.UnitTest(t, resource.TestCase{
		ProtoV6ProviderFactories: map[string]func() (tfprotov6.ProviderServer, error){
			"sentry": func() (tfprotov6.ProviderServer, error) { return provider.NewServer("test"), nil },
		},
		Steps: steps,
	})
}
