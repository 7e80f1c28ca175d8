// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// ownEvent is an event from a file.
type ownEvent struct {
	organization, project, file string
	body                        []byte
}

type ownEvents []ownEvent

// readEvents reads the events of a directory, and adds the organizations and projects that
// they need. An empty directory name means none.
func readEvents(srv *mocksentry.Server, dir string) (ownEvents, error) {
	if dir == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no organization/project/*.json in %s", dir)
	}
	var events ownEvents
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		project := filepath.Dir(file)
		event := ownEvent{filepath.Base(filepath.Dir(project)), filepath.Base(project), file, body}
		if err := srv.EnsureProject(event.organization, event.project); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		events = append(events, event)
	}
	return events, nil
}

// add adds the events.
func (e ownEvents) add(srv *mocksentry.Server) error {
	for _, event := range e {
		if _, err := srv.AddEvent(event.organization, event.project, event.body); err != nil {
			return fmt.Errorf("%s: %w", event.file, err)
		}
	}
	return nil
}
