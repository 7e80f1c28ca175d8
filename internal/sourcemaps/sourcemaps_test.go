// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sourcemaps"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

var update = flag.Bool("update", false, "write the golden files anew")

// source is the data source under test.
var source = sourcemaps.DataSource()

var eventID = catalogue.ID("error-javascript")

func TestSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, source)
}

// readReport reads a report with a body.
func readReport(t *testing.T, body string) (acctest.State, []*tfprotov6.Diagnostic) {
	t.Helper()
	server := acctest.Mock(t).SetSourceMapReport("acme", "web", eventID, []byte(body))
	return acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
}

// mustReadReport is like readReport, but any diagnostic fails the test.
func mustReadReport(t *testing.T, body string) acctest.State {
	t.Helper()
	state, diagnostics := readReport(t, body)
	acctest.Succeed(t, diagnostics)
	return state
}

// TestStatesMatchGoldenFiles reads reports of the default world, with and without source
// maps, through the framework and through package wire.
func TestStatesMatchGoldenFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"error-javascript", "csp"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := acctest.Data(t, acctest.Mock(t).URL)
			id := strings.ToUpper(catalogue.ID(name))
			config := map[string]any{"event_id": id, "timeouts": map[string]any{"read": "1m"}}
			state := acctest.MustRead(t, source, data, config)
			if other := acctest.MustReadFramed(t, source, data, config); !state.Equal(other) {
				t.Error(state.Diff(other))
			}
			if state.Get("event_id") != id || state.Get("organization") != "acme" {
				t.Error("arguments do not come back as configured")
			}
			compareGolden(t, name+".json", state.JSON())
		})
	}
}

// compareGolden compares text with a file below testdata.
func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with: go test ./internal/sourcemaps -update)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if that is meant, write it anew with -update:\n%s", file, got)
	}
}

// TestUnexpectedReportsWarn reads values that no server should send. The paths are those of
// the warning.
func TestUnexpectedReportsWarn(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		body   string
		frames int
		paths  []string
	}{
		"nulls":             {`{"exceptions": null, "release": null, "has_debug_ids": null, "has_scraping_data": true}`, 0, nil},
		"new keys":          {`{"future": [1], "exceptions": [{"future": {}, "frames": [{"future": 1}]}]}`, 1, nil},
		"null members":      {`{"exceptions": [null, {"frames": [null, {}]}]}`, 1, nil},
		"no frames":         {`{"exceptions": [{}, {"frames": null}, {"frames": []}]}`, 0, nil},
		"no list":           {`{"exceptions": {"canary": 1}}`, 0, []string{"exceptions"}},
		"no objects":        {`{"exceptions": [1, {"frames": ["canary"]}]}`, 0, []string{"exceptions[0]", "exceptions[1].frames[0]"}},
		"processes":         {`{"exceptions": [{"frames": [{"debug_id_process": 1, "release_process": [], "scraping_process": "canary"}]}]}`, 1, []string{"exceptions[0].frames[0].scraping_process"}},
		"leaves":            {`{"release": ["canary"], "has_scraping_data": "TODO"}`, 0, []string{"release", "has_scraping_data"}},
		"many":              {`{"exceptions": [1, 2, 3, 4, 5, 6, 7]}`, 0, []string{"exceptions[4]", "and 2 more"}},
		"list of errors":    {`{"errors": [{"type": "dist_mismatch", "message": "canary"}], "has_debug_ids": true}`, 0, nil},
		"numbers for texts": {`{"release": 1.50, "dist": 7, "sdk_version": 8}`, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state, diagnostics := readReport(t, tc.body)
			if frames := state.Get("frames").([]any); len(frames) != tc.frames {
				t.Errorf("%d frames, want %d", len(frames), tc.frames)
			}
			if (len(tc.paths) > 0) != (len(diagnostics) == 1) || acctest.HasError(diagnostics) {
				t.Fatal(acctest.Texts(diagnostics))
			}
			for _, path := range tc.paths {
				if !strings.Contains(diagnostics[0].Detail, "\n  "+path) || strings.Contains(diagnostics[0].Detail, "canary") {
					t.Errorf("the warning lacks %s or contains too much: %s", path, diagnostics[0].Detail)
				}
			}
		})
	}
}

// TestIndicesMatchEvent counts elements that are not frames, so that the numbers are those of
// the event.
func TestIndicesMatchEvent(t *testing.T) {
	t.Parallel()
	state := mustReadReport(t, `{"exceptions": [null, {"frames": [null, {}, {}]}, {"frames": [{}]}]}`)
	var got []string
	for i := range state.Get("frames").([]any) {
		got = append(got, fmt.Sprint(state.Get("frames", i, "exception_index"), "/", state.Get("frames", i, "frame_index")))
	}
	if text := strings.Join(got, " "); text != "1/1 1/2 2/0" {
		t.Error(text)
	}
}

func TestValidateRejectsInvalidArguments(t *testing.T) {
	t.Parallel()
	protocol := acctest.Wired(t, source, acctest.Data(t, "http://127.0.0.1:1"))
	acctest.ExpectDiagnostic(t, protocol.Validate(source.Name, map[string]any{"event_id": "latest"}),
		"Invalid Event ID", `AttributeName("event_id")`, "32 hexadecimal digits")
	if diagnostics := protocol.Validate(source.Name, map[string]any{"event_id": acctest.Unknown}); len(diagnostics) > 0 {
		t.Error(acctest.Texts(diagnostics))
	}
}
