// SPDX-License-Identifier: MPL-2.0

// Package policyworld adds projects to a mock Sentry to try policies. Every policy accepts
// the events of one project, the events of another project violate each policy, and two
// projects contain nothing to evaluate. All of it is invented.
package policyworld

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// Slugs of the projects.
const (
	Healthy = "healthy"
	Failing = "failing"
	// Bare has one event, which has only an ID. Empty has none.
	Bare  = "bare"
	Empty = "empty"
)

// Release is the release of the probe and the Python event of Healthy.
const Release = "shop@4.2.0+build.311"

// BareID is the ID of the event of Bare.
const BareID = "5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b"

// Names of the events. The first two projects have one event each.
const (
	Probe      = "probe"
	Python     = "python"
	JavaScript = "javascript"
	Native     = "native"
)

//go:embed events
var files embed.FS

// tables are the queries of Explore that the policies send.
//
//go:embed explore.json
var tables []byte

// Add adds the projects, with events of the last two hours, to the mock's default
// organization. It panics if the built-in events are broken.
func Add(server *mocksentry.Server) *mocksentry.Server {
	for i, slug := range []string{Healthy, Failing} {
		project := mocksentry.Project{Slug: slug, ID: int64(701 + i), Platform: "python"}
		server.AddProject(mocksentry.DefaultOrganization, project)
		for _, name := range []string{Probe, Python, JavaScript, Native} {
			body := Event(slug, name)
			if err := server.AddEventWithID(mocksentry.DefaultOrganization, slug, ID(slug, name), body); err != nil {
				panic(fmt.Sprintf("policyworld: %s of %s: %v", name, slug, err))
			}
		}
		report := read(slug + "-" + JavaScript + ".report.json")
		server.SetSourceMapReport(mocksentry.DefaultOrganization, slug, ID(slug, JavaScript), report)
	}
	for i, slug := range []string{Bare, Empty} {
		server.AddProject(mocksentry.DefaultOrganization, mocksentry.Project{Slug: slug, ID: int64(703 + i), Platform: "python"})
	}
	if err := server.AddEventWithID(mocksentry.DefaultOrganization, Bare, BareID, []byte(`{"eventID": "`+BareID+`"}`)); err != nil {
		panic("policyworld: the bare event: " + err.Error())
	}
	return server.AddExploreTables(mocksentry.DefaultOrganization, tables)
}

// Event returns an event of a project like Sentry's API would return it now.
func Event(slug, name string) []byte {
	now := time.Now().UTC().Truncate(time.Second)
	return []byte(ago.ReplaceAllStringFunc(string(read(slug+"-"+name+".json")), func(text string) string {
		before, err := time.ParseDuration(ago.FindStringSubmatch(text)[1])
		if err != nil {
			panic("policyworld: " + err.Error())
		}
		return now.Add(-before).Format(time.RFC3339)
	}))
}

// ago matches a time in the files, such as {ago 5m}.
var ago = regexp.MustCompile(`\{ago ([^}]+)\}`)

// ID returns the ID of an event of a project.
func ID(slug, name string) string {
	var event struct {
		EventID string `json:"eventID"`
	}
	if err := json.Unmarshal(read(slug+"-"+name+".json"), &event); err != nil {
		panic("policyworld: " + err.Error())
	}
	return event.EventID
}

func read(name string) []byte {
	body, err := fs.ReadFile(files, "events/"+strings.ToLower(name))
	if err != nil {
		panic("policyworld: " + err.Error())
	}
	return body
}
