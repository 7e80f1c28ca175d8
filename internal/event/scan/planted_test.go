// SPDX-License-Identifier: MPL-2.0

package scan_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// canaries are strings that match one rule each, by the rule's name.
var canaries = map[string]string{
	"email":         "mail to canary@example.com bounced",
	"ip":            "client 203.0.113.199 hung up",
	"creditcard":    "charge of 5555 5555 5555 4444 declined",
	"iban":          "refund to DE89 3704 0044 0532 0130 00 failed",
	"imei":          "handset 490154203237518 is not known",
	"mac":           "neighbour 00:1b:44:11:3a:b7 is gone",
	"usssn":         "applicant 536-22-8726 was refused",
	"pemkey":        "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBpl4ntedpl4nted\n-----END EC PRIVATE KEY-----",
	"urlauth":       "amqp://jobs:pl4nted@queue.example.com/ refused",
	"authorization": "sent Authorization: Basic am9iczpwbDRudGVk",
	"bearer":        "sent Bearer 2f1a99c0pl4nted77",
	"token":         "cloned with ghp_" + "0123456789abcdefghijABCDEFGHIJ012345",
	"userpath":      "/home/nadia/shop/orders.py not found",
	"password":      "login?user=jobs&password=pl4nted&page=2",
}

// TestScanFindsCanariesInWorstCase plants every canary at locations all over the largest
// event. The scan must find each of them there, and must not report more than before
// otherwise.
func TestScanFindsCanariesInWorstCase(t *testing.T) {
	t.Parallel()
	var event map[string]any
	decoder := json.NewDecoder(strings.NewReader(string(catalogue.WorstCase(catalogue.DefaultWorstCase()))))
	decoder.UseNumber()
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	before := scanned(t, encode(t, event))

	var all []string
	for _, rule := range detect.All() {
		all = append(all, canaries[rule.String()])
	}
	text := strings.Join(all, " | ")
	cache := map[string][]any{
		"message":                         {"message"},
		"title":                           {"title"},
		"entries[0].data.values[3].value": {"entries", 0, "data", "values", 3, "value"},
		"entries[0].data.values[4].stacktrace.frames[249].filename":     {"entries", 0, "data", "values", 4, "stacktrace", "frames", 249, "filename"},
		"entries[0].data.values[4].rawStacktrace.frames[7].vars.extra":  {"entries", 0, "data", "values", 4, "rawStacktrace", "frames", 7, "vars", "extra"},
		"entries[0].data.values[0].stacktrace.frames[10].context[0][1]": {"entries", 0, "data", "values", 0, "stacktrace", "frames", 10, "context", 0, 1},
		"entries[1].data.values[29].name":                               {"entries", 1, "data", "values", 29, "name"},
		"entries[2].data.values[99].message":                            {"entries", 2, "data", "values", 99, "message"},
		"entries[2].data.values[98].data.note":                          {"entries", 2, "data", "values", 98, "data", "note"},
		"entries[3].data.images[299].code_file":                         {"entries", 3, "data", "images", 299, "code_file"},
		"entries[4].data[999].description":                              {"entries", 4, "data", 999, "description"},
		"tags[199].value":                                               {"tags", 199, "value"},
		"context.last":                                                  {"context", "last"},
		"contexts.other.value":                                          {"contexts", "other", "value"},
		"sdk.name":                                                      {"sdk", "name"},
		"_meta.message.text":                                            {"_meta", "message", "text"},
		"new_field":                                                     {"new_field"},
	}
	want := slices.Clone(before)
	for path, at := range cache {
		plant(event, text, at...)
		for _, rule := range detect.All() {
			want = append(want, path+" "+rule.String())
		}
	}
	got := scanned(t, encode(t, event))
	slices.Sort(got)
	slices.Sort(want)
	for _, missed := range without(want, got) {
		t.Errorf("missed: %s", missed)
	}
	for _, alarm := range without(got, want) {
		t.Errorf("reported as well: %s", alarm)
	}
}

// plant sets the text at a location of the event, and creates the objects on the way.
func plant(event any, text string, at ...any) {
	for i, step := range at {
		last := i == len(at)-1
		switch container := event.(type) {
		case map[string]any:
			key, _ := step.(string)
			if last {
				container[key] = text
			} else if container[key] == nil {
				container[key] = map[string]any{}
			}
			event = container[key]
		case []any:
			index, _ := step.(int)
			if last {
				container[index] = text
			}
			event = container[index]
		}
	}
}

func encode(t *testing.T, event any) []byte {
	t.Helper()
	body, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// without returns the elements of one sorted list that are not in another.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(text string) bool {
		_, found := slices.BinarySearch(other, text)
		return found
	})
}
