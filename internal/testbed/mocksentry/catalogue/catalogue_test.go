// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
)

func TestCatalogueListsEveryFile(t *testing.T) {
	t.Parallel()
	stored, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var onDisk []string
	for _, file := range stored {
		if name := strings.TrimSuffix(file.Name(), ".json"); name != "canaries.template" {
			onDisk = append(onDisk, name)
		}
	}
	names := Names()
	sort.Strings(names)
	if !slices.Equal(names, onDisk) {
		t.Errorf("table has %v, directory has %v", names, onDisk)
	}

	ids := map[string]string{}
	for _, name := range names {
		id := ID(name)
		if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(id) {
			t.Errorf("%s: id %q is not 32 hex digits", name, id)
		}
		if other, taken := ids[id]; taken {
			t.Errorf("%s and %s share an id", name, other)
		}
		ids[id] = name
		var top struct {
			EventID   string
			ProjectID json.RawMessage
		}
		if err := json.Unmarshal(Event(name), &top); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if top.EventID != id {
			t.Errorf("%s: the file has ID %q, the table %q", name, top.EventID, id)
		}
		want := map[string]string{"web": "101", "backend": "102", "mobile": "103", "desktop": "4507000000000104"}[Project(name)]
		if got := strings.Trim(string(top.ProjectID), `"`); got != "" && got != want {
			t.Errorf("%s: the file has project %s, the table %s", name, got, want)
		}
	}
}

// wellFormed returns the events for which the rules of well-formed events apply. It leaves
// out "unexpected", which is malformed on purpose.
func wellFormed() []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return name == "unexpected" || name == "minimal" })
}

func TestTagsAreSorted(t *testing.T) {
	t.Parallel()
	for _, name := range wellFormed() {
		var top struct {
			Tags []struct{ Key *string }
		}
		if err := json.Unmarshal(Event(name), &top); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := ""
		for _, tag := range top.Tags {
			key := ""
			if tag.Key != nil {
				key = *tag.Key
			}
			if key < last {
				t.Errorf("%s: tag %q follows %q", name, key, last)
			}
			last = key
		}
	}
}

func TestTransactionsHaveOtherKeysThanErrors(t *testing.T) {
	t.Parallel()
	errorOnly := []string{"crashFile", "culprit", "dateCreated", "fingerprints", "groupingConfig"}
	transactionOnly := []string{"startTimestamp", "endTimestamp", "measurements", "breakdowns"}
	for _, name := range wellFormed() {
		var top map[string]json.RawMessage
		if err := json.Unmarshal(Event(name), &top); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		absent := transactionOnly
		if name == "transaction" {
			absent = errorOnly
		}
		for _, key := range absent {
			if _, present := top[key]; present {
				t.Errorf("%s must not have the key %s", name, key)
			}
		}
	}
}

// TestPersonalDataIsInvented: personal data must be recognizable as invented.
func TestPersonalDataIsInvented(t *testing.T) {
	t.Parallel()
	mail := regexp.MustCompile(`[\w.+-]+@([\w-]+\.[\w.-]+)`)
	ipv4 := regexp.MustCompile(`\b\d{1,3}(\.\d{1,3}){3}\b`)
	for _, name := range Names() {
		text := string(Event(name))
		for _, m := range mail.FindAllStringSubmatch(text, -1) {
			reserved := regexp.MustCompile(`(^|\.)example(\.(com|net|org))?$`).MatchString(m[1])
			release := regexp.MustCompile(`^\d+\.`).MatchString(m[1])
			if !reserved && !release {
				t.Errorf("%s: address %s is not of an example domain", name, m[0])
			}
		}
		for _, ip := range ipv4.FindAllString(text, -1) {
			documentation := strings.HasPrefix(ip, "192.0.2.") || strings.HasPrefix(ip, "198.51.100.") || strings.HasPrefix(ip, "203.0.113.")
			version := regexp.MustCompile(`(Version=|Chrome/|version": "|Direct|/)\Q` + ip + `\E`).MatchString(text)
			if !documentation && !version {
				t.Errorf("%s: address %s is not a documentation address", name, ip)
			}
		}
	}
}

func TestEventReturnsACopy(t *testing.T) {
	t.Parallel()
	Event("minimal")[0] = 'x'
	if Event("minimal")[0] != '{' {
		t.Error("a caller can change the catalogue")
	}
}

func TestUnknownNamePanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Event("no-such-event")
}

func TestWorstCaseReachesLimits(t *testing.T) {
	t.Parallel()
	body := WorstCase(DefaultWorstCase())
	if !json.Valid(body) {
		t.Fatal("no valid JSON")
	}
	if len(body) < 7_500_000 || len(body) > 9_500_000 {
		t.Errorf("the default is %d bytes, want about 8 MB", len(body))
	}
	if !bytes.Equal(body, WorstCase(DefaultWorstCase())) {
		t.Error("not deterministic")
	}
	for _, want := range []string{`\ud800`, `\u0000`, "1e+38", "-0.0", "12345678901234567890", "${", "%{", `"":`, "🧾"} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("no %s in it", want)
		}
	}
	small := WorstCase(WorstCaseOptions{ID: ID("minimal"), Exceptions: 1, FramesPerTrace: 1})
	if !json.Valid(small) || len(small) > 5000 {
		t.Errorf("a small one is %d bytes", len(small))
	}
	if !bytes.Contains(small, []byte(`"eventID":"`+ID("minimal")+`"`)) {
		t.Error("the id is not taken")
	}
}

func TestTypicalHasExpectedSize(t *testing.T) {
	t.Parallel()
	body := Typical(0)
	if !json.Valid(body) || len(body) < 75_000 || len(body) > 95_000 {
		t.Errorf("unpadded it is %d bytes", len(body))
	}
	if padded := Typical(120_000); !json.Valid(padded) || len(padded) != 120_000 {
		t.Errorf("padded to 120000 it is %d bytes", len(padded))
	}
}
