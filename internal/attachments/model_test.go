// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestSchema(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, attachments.DataSource())
}
