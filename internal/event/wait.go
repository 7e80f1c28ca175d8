// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Sentry takes seconds to index an event, so the first requests follow each other quickly. An
// event that does not exist after a minute does not justify many requests.
const (
	firstPause   = time.Second
	longestPause = 10 * time.Second

	longestWait = time.Hour
)

// waitFor describes the argument wait_for.
func waitFor() schema.Attribute {
	return schema.StringAttribute{
		Optional: true,
		Validators: []validator.String{argument.Validator("a duration of up to 1h",
			func(_ path.Path, text string) diag.Diagnostics {
				_, diags := parseWait(text)
				return diags
			},
		)},
		MarkdownDescription: "Longest time to wait for an event that does not exist yet: a duration such as `30s`, up to `1h`. With an " +
			"event ID, requires `issue_id` or a project. Defaults to no wait.",
	}
}

// parseWait parses the argument wait_for.
func parseWait(text string) (time.Duration, diag.Diagnostics) {
	attribute := path.Root("wait_for")
	wait, diags := argument.ParseDuration(attribute, text)
	if wait > longestWait {
		diags.AddAttributeError(attribute, "Invalid Duration", fmt.Sprintf(
			"The value of `wait_for` is %s, but must be at most \"1h\". Sentry usually indexes an event within seconds.",
			argument.Quote(text)))
	}
	return wait, diags
}

// checkWait returns how long to wait. It returns an error if the project must be looked up,
// because the lookup responds to a missing event like to a missing organization. The wait may
// then be useless.
func (l *location) checkWait(text string) (time.Duration, diag.Diagnostics) {
	wait, diags := parseWait(text)
	if l.issue == "" && l.project == "" && l.search == nil {
		diags.AddAttributeError(path.Root("wait_for"), "Wait Without Project",
			"No project is configured, so the provider has to look up the project of the event. Sentry's response does "+
				"not show whether the event or the organization is missing, so the wait may be useless. Set `project` or `issue_id`, "+
				"or remove `wait_for`.")
	}
	return wait, diags
}

// await reads the event. While it does not exist, await tries again, the last time when the
// wait is over. The error then reports that the event does not exist. Any other error ends
// the wait at once.
func (l *location) await(ctx context.Context, client *sentry.Client) (*sentry.Response, error) {
	end := time.Now().Add(l.wait)
	for pause := firstPause; ; pause = min(pause*3/2, longestPause) {
		last := !time.Now().Before(end)
		response, err := l.fetch(ctx, client)
		if last || !l.mayArrive(err) {
			return response, err
		}
		if err := sleep(ctx, min(pause, time.Until(end)), err); err != nil {
			return nil, err
		}
	}
}

// sleep waits before the next request. Missing is the error of the previous request.
func sleep(ctx context.Context, pause time.Duration, missing error) error {
	tflog.Info(ctx, "Waiting for an event", map[string]any{"wait_ms": max(pause, 0).Milliseconds()})
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return &sentry.InterruptedError{Doing: "waiting for the event", Last: missing, Err: ctx.Err()}
	}
}

// mayArrive reports whether a later request can find the event.
func (l *location) mayArrive(err error) bool {
	_, isNew := errors.AsType[*unknownEnvironmentError](err)
	return isNew || l.isMissing(err) || l.isVanished(err)
}

// isMissing reports whether a request failed because the event does not exist.
func (l *location) isMissing(err error) bool {
	if l.search != nil {
		return errors.Is(err, errNoMatch)
	}
	api, ok := errors.AsType[*sentry.APIError](err)
	return ok && api.EventNotFound()
}

// isVanished reports whether a search found the event, but reading it reports that it does
// not exist. Such an event does not count as missing, because a match exists.
func (l *location) isVanished(err error) bool {
	api, ok := errors.AsType[*sentry.APIError](err)
	return l.search != nil && !l.isSearching() && ok && api.EventNotFound()
}

func isTimeOut(err error) bool {
	_, ok := errors.AsType[*sentry.InterruptedError](err)
	return ok && errors.Is(err, context.DeadlineExceeded)
}

// timedOut explains that the read timed out before the wait was over.
func (l *location) timedOut(request diagnostic.Request) diagnostic.Explanation {
	return diagnostic.Explanation{
		Summary: "Read Timed Out", Attribute: request.Timeouts,
		Advice: fmt.Sprintf("The read is limited to %s in total, so its wait of %s for the event ended early. Raise `timeouts`, so that "+
			"it is longer than `wait_for`. If the event may still arrive, raise both. `allow_missing` has no effect on this.",
			request.Within, l.wait),
	}
}

// waited returns the end of the diagnostic for an event that did not arrive. It is empty if
// the read did not wait.
func (l *location) waited() string {
	if l.wait == 0 {
		return ""
	}
	return l.waitedFor() + " If the event may still arrive, raise `wait_for`."
}

// waitedFor returns a sentence about the wait. It is empty if the read did not wait.
func (l *location) waitedFor() string {
	if l.wait == 0 {
		return ""
	}
	return fmt.Sprintf(" The read waited %s for the event, as configured by `wait_for`.", l.wait)
}
