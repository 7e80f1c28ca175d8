// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// readRows reads the rows of the configured projects.
func (a Arguments) readRows(ctx context.Context, client *sentry.Client, organization string, limit int) (*reading, error) {
	var table *reading
	err := client.WithProjects(ctx, organization, a.Projects, func(projects, slugs []string) error {
		options := a.options()
		options.Projects, options.ProjectSlugs = projects, slugs
		pages, err := client.Explore(organization, options)
		if err != nil {
			return err
		}
		table = newReading(a, limit)
		return table.all(ctx, pages)
	})
	return table, err
}
