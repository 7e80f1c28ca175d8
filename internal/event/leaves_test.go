// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/catalogue"
)

// leafRules say where the value of an attribute stands in an event: attribute,
// "=", place. A place may begin with an entry's type, and [] stands for each
// object of a list, on both sides. # marks numbers and ? truth values. They were
// written by hand from the API, and know nothing of the mapping.
const leafRules = `
internal_id=id; project_id=projectID; group_id=groupID; platform=platform; type=type; dist=dist; size#=size;
date_created=dateCreated; date_received=dateReceived; start_timestamp#=startTimestamp; end_timestamp#=endTimestamp;
next_event_id=nextEventID; previous_event_id=previousEventID; title=title; message=message; culprit=culprit; location=location;
grouping_config.id=groupingConfig.id; grouping_config.enhancements=groupingConfig.enhancements;
sdk.name=sdk.name; sdk.version=sdk.version; crash_file.name=crashFile.name; crash_file.size#=crashFile.size;
release.version=release.version; release.short_version=release.shortVersion; release.date_released=release.dateReleased;
user.id=user.id; user.email=user.email; user.username=user.username; user.ip_address=user.ip_address; user.name=user.name;
user.geo.country_code=user.geo.country_code; user.geo.city=user.geo.city; user.geo.region=user.geo.region;
user_report.name=userReport.name; user_report.email=userReport.email; user_report.comments=userReport.comments;
errors[].type=errors[].type; errors[].message=errors[].message; sdk_updates[].type=sdkUpdates[].type;
logentry.message=message:message; logentry.formatted=message:formatted;
exceptions[].type=exception:values[].type; exceptions[].value=exception:values[].value; exceptions[].module=exception:values[].module;
exceptions[].thread_id=exception:values[].threadId; exceptions[].mechanism.type=exception:values[].mechanism.type;
exceptions[].mechanism.handled?=exception:values[].mechanism.handled;
exceptions[].frames[].filename=exception:values[].stacktrace.frames[].filename;
exceptions[].frames[].function=exception:values[].stacktrace.frames[].function;
exceptions[].frames[].line_no#=exception:values[].stacktrace.frames[].lineNo;
exceptions[].frames[].in_app?=exception:values[].stacktrace.frames[].inApp;
stacktrace[].abs_path=stacktrace:frames[].absPath; stacktrace[].col_no#=stacktrace:frames[].colNo;
threads[].id=threads:values[].id; threads[].name=threads:values[].name; threads[].crashed?=threads:values[].crashed;
threads[].frames[].module=threads:values[].stacktrace.frames[].module;
breadcrumbs[].timestamp=breadcrumbs:values[].timestamp; breadcrumbs[].category=breadcrumbs:values[].category;
breadcrumbs[].level=breadcrumbs:values[].level; breadcrumbs[].message=breadcrumbs:values[].message;
request.method=request:method; request.url=request:url; request.fragment=request:fragment;
debug_images[].type=debugmeta:images[].type; debug_images[].debug_id=debugmeta:images[].debug_id;
`

// checkLeaves compares the state of an event, read with everything, with the
// answer as encoding/json decodes it, and gives the attributes of which it had
// something to compare. An answer that encoding/json does not take is not compared.
func checkLeaves(t testing.TB, body []byte, state acctest.State) map[string]bool {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff"))))
	decoder.UseNumber()
	var event map[string]any
	if decoder.Decode(&event) != nil || event == nil {
		return nil
	}
	compared := map[string]bool{}
	for rule := range strings.SplitSeq(leafRules, ";") {
		attribute, place, found := strings.Cut(strings.TrimSpace(rule), "=")
		if !found {
			continue
		}
		isText := !strings.ContainsAny(attribute, "#?")
		attribute = strings.TrimRight(attribute, "#?")
		var source any = event
		if kind, rest, isEntry := strings.Cut(place, ":"); isEntry {
			source, place = entryData(event, kind), rest
		}
		got, want := leavesAt(state.Plain(), attribute), leavesAt(source, place)
		if len(got) != len(want) {
			// Null in a list stands for its absence where the list is not read.
			if len(want) > 0 || !allNil(got) {
				t.Errorf("%s has %d values, %s has %d", attribute, len(got), place, len(want))
			}
			continue
		}
		for i := range want {
			if meant, equal := sameLeaf(got[i], want[i], isText); meant {
				compared[attribute] = true
				if !equal {
					t.Errorf("%s is %#v, but %s is %#v", attribute, got[i], place, want[i])
				}
			}
		}
	}
	return compared
}

// entryData is the data of the first entry of a type.
func entryData(event map[string]any, kind string) any {
	entries, _ := event["entries"].([]any)
	for _, element := range entries {
		if entry, ok := element.(map[string]any); ok && entry["type"] == kind {
			data, _ := entry["data"].(map[string]any)
			if single, ok := data["value"].(map[string]any); ok && kind == "exception" {
				if _, several := data["values"]; !several {
					return map[string]any{"values": []any{single}} // as old servers send it
				}
			}
			return data
		}
	}
	return nil
}

// leavesAt follows a path into a value, through all the objects of lists on its
// way.
func leavesAt(value any, path string) []any {
	step, rest, more := strings.Cut(path, ".")
	name, each := strings.CutSuffix(step, "[]")
	object, _ := value.(map[string]any)
	inner := object[name]
	if !each {
		if !more {
			return []any{inner}
		}
		return leavesAt(inner, rest)
	}
	list, _ := inner.([]any)
	var values []any
	for _, element := range list {
		if _, ok := element.(map[string]any); ok {
			values = append(values, leavesAt(element, rest)...)
		}
	}
	return values
}

func allNil(values []any) bool {
	for _, value := range values {
		if value != nil {
			return false
		}
	}
	return true
}

// sameLeaf compares a value of the state with one of the API, and says whether
// there was something to compare: a value of another type than the attribute's may
// be missing from the state.
func sameLeaf(state, api any, isText bool) (meant, equal bool) {
	var text string
	switch api := api.(type) {
	case string:
		text = api
	case json.Number:
		text = api.String()
	case bool:
		return !isText && state != nil, state == api
	default:
		return state != nil, false
	}
	switch state := state.(type) {
	case nil:
		return isText, false
	case string:
		return true, canonical(state) == canonical(text)
	case json.Number:
		return true, sameNumber(state.String(), text)
	}
	return true, false
}

// sameNumber compares by value, with as many digits as Terraform has.
func sameNumber(one, other string) bool {
	const precision = 512
	x, _, errX := big.ParseFloat(one, 10, precision, big.ToNearestEven)
	y, _, errY := big.ParseFloat(other, 10, precision, big.ToNearestEven)
	return errX == nil && errY == nil && x.Cmp(y) == 0
}

var replacements = regexp.MustCompile("\ufffd+")

// canonical is a text as Terraform keeps it. How many replacement characters
// stand for invalid bytes is left open.
func canonical(text string) string {
	return replacements.ReplaceAllString(norm.NFC.String(text), "\ufffd")
}

// TestLeavesAreThoseOfTheEvent makes sure that the rules are right, and that each
// has something to compare.
func TestLeavesAreThoseOfTheEvent(t *testing.T) {
	t.Parallel()
	served := serveCatalogue(t)
	protocol := wired(t, block(served.url))
	compared := map[string]bool{}
	for _, name := range catalogue.Names() {
		body := catalogue.Event(name)
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": served.add(body), "include": []string{"all"}})
		if state.IsZero() {
			t.Fatal(acctest.Texts(diagnostics))
		}
		maps.Copy(compared, checkLeaves(t, body, state))
	}
	if rules := strings.Count(leafRules, ";"); len(compared) != rules {
		t.Errorf("of %d rules, only %d had something to compare: %v", rules, len(compared), slices.Sorted(maps.Keys(compared)))
	}
}
