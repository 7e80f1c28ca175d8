// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

const typeName = "sentry_event_attachments"

// framed serves the data source through the framework.
func framed(t *testing.T, data *argument.Provider) *acctest.Protocol {
	t.Helper()
	return acctest.Framed(t, attachments.DataSource(), data)
}

// wired serves it as the provider does.
func wired(t *testing.T, data *argument.Provider) *acctest.Protocol {
	t.Helper()
	return acctest.Wired(t, attachments.DataSource(), data)
}

// dataFor is a configured provider for a server.
func dataFor(t *testing.T, url string, change ...func(*sentry.Config)) *argument.Provider {
	t.Helper()
	return acctest.Data(t, url, change...)
}

// succeed fails the test for an error, and for a warning too.
func succeed(t *testing.T, diags diag.Diagnostics) {
	t.Helper()
	for _, d := range diags {
		t.Fatalf("%s: %s: %s", d.Severity(), d.Summary(), d.Detail())
	}
}

// configOf is a configuration of nothing but an event.
func configOf(id string) attachments.Config {
	return attachments.Config{ProjectEvent: argument.ProjectEvent{EventID: &id}}
}
