// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sourcemaps"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestSchema(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, sourcemaps.DataSource())
}
