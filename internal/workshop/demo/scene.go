// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// scene is what the demo plays: a configuration, and a Sentry to run it against.
type scene struct {
	introduction  string
	configuration string
	env           []string
	requests      func() string
	close         func()
}

// chooseScene takes the user's event where the environment names one, else the
// mock Sentry.
func chooseScene(getenv func(string) string) (*scene, error) {
	if getenv("SENTRY_EVENT_ID") == "" {
		return mockScene(), nil
	}
	return realScene(getenv)
}

func mockScene() *scene {
	server := mocksentry.NewDefault().Start()
	return &scene{
		introduction:  "A mock Sentry with sentry.io's rate limits runs at " + server.URL + ".",
		configuration: "demo",
		env:           []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull},
		requests:      func() string { return countRequests(server.Requests()) },
		close:         server.Close,
	}
}

// realScene hands the user's own settings on.
func realScene(getenv func(string) string) (*scene, error) {
	if getenv("SENTRY_AUTH_TOKEN") == "" && getenv("SENTRY_TOKEN") == "" {
		return nil, fmt.Errorf("SENTRY_EVENT_ID is set, so SENTRY_AUTH_TOKEN must be too (or unset SENTRY_EVENT_ID to use the mock Sentry)")
	}
	env := []string{"TF_VAR_event_id=" + getenv("SENTRY_EVENT_ID")}
	for _, name := range []string{
		"SENTRY_AUTH_TOKEN", "SENTRY_TOKEN", "SENTRY_BASE_URL", "SENTRY_URL", "SENTRY_ORG", "SENTRY_PROJECT",
	} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return &scene{
		introduction:  "It reads the event " + getenv("SENTRY_EVENT_ID") + " of your Sentry.",
		configuration: "one-event",
		env:           env,
		requests:      func() string { return "" },
		close:         func() {},
	}, nil
}

// countRequests says how many requests there were and how they were answered.
func countRequests(requests []mocksentry.Request) string {
	byStatus := map[int]int{}
	for _, request := range requests {
		byStatus[request.Status]++
	}
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		parts = append(parts, fmt.Sprintf("%d answered %d", byStatus[status], status))
	}
	return fmt.Sprintf("The mock Sentry got %s: %s.", plural(len(requests), "request"), strings.Join(parts, ", "))
}
