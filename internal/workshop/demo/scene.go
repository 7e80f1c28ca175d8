// SPDX-License-Identifier: MPL-2.0

package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// scene is an example, and a Sentry server to run it against.
type scene struct {
	example, sentry string
	env             []string
	// mock is nil if the Sentry is the user's own.
	mock *mocksentry.Server
}

// chooseScene returns the user's event with the user's own settings if the environment
// names an event, and otherwise the mock Sentry.
func chooseScene(getenv func(string) string) (*scene, error) {
	id := getenv("SENTRY_EVENT_ID")
	if id == "" {
		mock := mocksentry.NewDefault().Start()
		env := []string{"SENTRY_BASE_URL=" + mock.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
		return &scene{example: "examples/demo", sentry: "mock Sentry " + mock.URL, env: env, mock: mock}, nil
	}
	if getenv("SENTRY_AUTH_TOKEN") == "" && getenv("SENTRY_TOKEN") == "" {
		return nil, errors.New("SENTRY_EVENT_ID is set, so SENTRY_AUTH_TOKEN must be too (or unset SENTRY_EVENT_ID to use the mock Sentry)")
	}
	env := []string{"TF_VAR_event_id=" + id}
	for _, name := range []string{
		"SENTRY_AUTH_TOKEN", "SENTRY_TOKEN", "SENTRY_BASE_URL", "SENTRY_URL", "SENTRY_ORG", "SENTRY_PROJECT",
	} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return &scene{example: "examples/one-event", sentry: "your Sentry", env: env}, nil
}

func (s *scene) close() {
	if s.mock != nil {
		s.mock.Close()
	}
}

// requests describes the requests that the mock Sentry received, by status.
func (s *scene) requests() string {
	if s.mock == nil {
		return ""
	}
	byStatus := map[int]int{}
	for _, request := range s.mock.Requests() {
		byStatus[request.Status]++
	}
	var parts []string
	for _, status := range slices.Sorted(maps.Keys(byStatus)) {
		parts = append(parts, fmt.Sprintf("%d with status %d", byStatus[status], status))
	}
	return fmt.Sprintf("The mock Sentry received %d requests: %s.\n", s.mock.Count(""), strings.Join(parts, ", "))
}
