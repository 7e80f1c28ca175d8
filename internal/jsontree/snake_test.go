// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestSnakeCaseConvertsCamelCase(t *testing.T) {
	t.Parallel()
	for location, want := range map[string]string{
		"eventID": "event_id", "dateCreated": "date_created", "nextEventID": "next_event_id", "sdkUrl": "sdk_url", "_meta": "_meta",
		"version.buildCode": "version.build_code", "cloud.account.id": "cloud.account.id", "entries[a].b": "entries[a].b", "": "",
	} {
		if got := jsontree.SnakeCase(location); got != want {
			t.Errorf("%s in snake case is %q", location, got)
		}
	}
}
