// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
)

// TestAuditWritesReports writes the report, and checks both of its files.
func TestAuditWritesReports(t *testing.T) {
	t.Chdir(filepath.Join("..", "..", "..", ".."))
	if _, err := os.Stat("main.go"); err != nil { // the provider is built from it
		t.Fatal(err)
	}
	directory := t.TempDir()
	if err := run(t.Context(), directory); err != nil {
		t.Fatal(err)
	}
	page := read(t, filepath.Join(directory, "audit.html"))
	for _, text := range []string{
		"Event audit of acme", "<b>8</b> events", "<b>12</b>", "✗ failed", "sentry.python 1.39.2", "missing or empty: team", "js_no_source",
		policyworld.ID(policyworld.Failing, policyworld.Native),
	} {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	for _, text := range []string{"marta", "card_declined", "4111", "Bearer", "203.0.113", "<script", "src=", "@import", "url("} {
		if strings.Contains(page, text) {
			t.Errorf("the page contains %q", text)
		}
	}
	checkJUnit(t, read(t, filepath.Join(directory, "junit.xml")))
	t.Run("Browser", func(t *testing.T) { checkInBrowser(t, directory) })
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// checkJUnit parses the whole document and counts its results.
func checkJUnit(t *testing.T, text string) {
	t.Helper()
	counts := map[string]int{}
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		if element, ok := token.(xml.StartElement); ok {
			counts[element.Name.Local]++
		}
	}
	if counts["testsuite"] != 2 || counts["testcase"] != 48 || counts["failure"] != 12 || counts["skipped"] != 3 {
		t.Errorf("%v", counts)
	}
}

// checkInBrowser opens the page at the width of a phone and of a desktop, and checks that
// nothing overflows.
func checkInBrowser(t *testing.T, directory string) {
	t.Helper()
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Skip("there is no Chromium on PATH to open the page with")
	}
	for _, width := range []int{360, 1280} {
		frame := fmt.Sprintf(`<!DOCTYPE html><body><iframe id="page" src="audit.html" width="%d" height="800" style="border:0"></iframe>
<script>onload = () => {
  const page = document.getElementById("page").contentDocument
  document.body.dataset.seen = [page.documentElement.scrollWidth <= %d, page.querySelectorAll("table").length, page.title].join("|")
}</script>`, width, width)
		if err := os.WriteFile(filepath.Join(directory, "frame.html"), []byte(frame), 0o600); err != nil {
			t.Fatal(err)
		}
		output, err := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
			"--allow-file-access-from-files", "--window-size=1400,900", "--user-data-dir="+filepath.Join(directory, "profile"),
			"--dump-dom", "file://"+filepath.Join(directory, "frame.html")).Output()
		if want := `data-seen="true|2|Event audit of acme"`; err != nil || !strings.Contains(string(output), want) {
			t.Errorf("%d pixels wide: %v\n%s", width, err, output)
		}
	}
}
