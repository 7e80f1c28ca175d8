// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// lookupTimeout limits the lookup of a project or an issue.
const lookupTimeout = 10 * time.Second

// checkContainer looks up the project or the issue of an empty list. Some servers, such as
// GlitchTip, respond with an empty list if it does not exist. Only a response about the
// project or the issue itself is an error. If the lookup fails, the empty list is accepted.
func (l *location) checkContainer(ctx context.Context, client *sentry.Client, request diagnostic.Request) diag.Diagnostics {
	if client.IsHosted() || sentry.IsShortID(l.issue) { // A short ID was already looked up.
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	var err error
	what := fmt.Sprintf("issue %q", l.issue)
	if l.issue != "" {
		err = client.CheckIssue(ctx, l.organization, l.issue)
	} else {
		what = fmt.Sprintf("project %q", l.project)
		_, err = client.FindProject(ctx, l.organization, l.project)
	}
	if !sentry.IsMissing(err) {
		return nil
	}
	request.Requested = fmt.Sprintf("%s in organization %q (to check an empty list of events)", what, l.organization)
	return diag.Diagnostics{request.FromError(err)}
}
