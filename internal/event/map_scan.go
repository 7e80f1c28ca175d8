// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/scan"
)

func mapScan(ctx context.Context, event *Event, s source) {
	findings := scan.SensitiveData(ctx, s.root.Value())
	event.SensitiveData = make([]SensitiveData, len(findings))
	for i := range findings {
		event.SensitiveData[i] = SensitiveData{
			Path: &findings[i].Path,
			Rule: &findings[i].Rule,
		}
	}
	removals := scan.Scrubbed(s.root.Value())
	event.Scrubbed = make([]Scrubbed, len(removals))
	for i := range removals {
		event.Scrubbed[i] = Scrubbed{
			Path: &removals[i].Path,
			Rule: &removals[i].Rule,
			Kind: unlessEmpty(&removals[i].Kind),
		}
	}
}

// unlessEmpty takes no text for null.
func unlessEmpty(text *string) *string {
	if *text == "" {
		return nil
	}
	return text
}
