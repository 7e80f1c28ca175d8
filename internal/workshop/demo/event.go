// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
)

// event is a read event as `terraform show -json` gives it.
type event struct {
	address   string
	values    map[string]any
	sensitive map[string]any
}

func newEvent(resource *tfjson.StateResource) (*event, error) {
	e := &event{address: resource.Address, values: resource.AttributeValues}
	if err := json.Unmarshal(resource.SensitiveValues, &e.sensitive); err != nil {
		return nil, fmt.Errorf("which values of %s are sensitive: %w", resource.Address, err)
	}
	return e, nil
}

func (e *event) print(out *printer) {
	out.title(e.address)
	if e.values["found"] == false {
		out.field("Found", "no: Sentry does not have it, and allow_missing makes that a result")
		out.field("Event id", e.text("id"))
		return
	}
	out.field("Title", e.text("title"))
	out.field("Event", e.kind())
	out.field("Release", e.text("release", "version"))
	out.field("SDK", words(e.text("sdk", "name"), e.text("sdk", "version")))
	out.field("Request", words(e.text("request", "method"), e.text("request", "url")))
	out.field("Exceptions", e.exceptions())
	out.field("Top frame", e.topFrame())
	out.field("Contexts", e.contexts())
	out.field("Blocked", e.text("security_reports", "csp", "blocked_uri"))
	out.field("Breadcrumbs", e.text("breadcrumb_count"))
	out.field("Spans", e.count("spans"))
	out.field("Tags", e.tags())
	out.field("User", e.user())
	out.field("Sensitive", e.marked())
	out.field("Sections", strings.Join(e.texts("sections"), ", "))
	out.field("Warnings", strings.Join(e.texts("read_warnings"), ", "))
	out.field("Link", e.text("web_url"))
}

func (e *event) kind() string {
	handled := map[any]string{true: "handled", false: "not handled"}[e.values["handled"]]
	parts := []string{e.text("type"), e.text("level"), e.text("environment"), e.text("platform"), handled}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

// exceptions gives the chain, the reported exception first.
func (e *event) exceptions() string {
	var chain []string
	for _, member := range slices.Backward(e.list("exceptions")) {
		chain = append(chain, text(dig(member, "type")))
	}
	return strings.Join(chain, ", caused by ")
}

func (e *event) topFrame() string {
	place := e.text("top_in_app_frame", "filename")
	if line := e.text("top_in_app_frame", "line_no"); line != "" {
		place += ":" + line
	}
	if function := e.text("top_in_app_frame", "function"); function != "" {
		place += " in " + function
	}
	if frames := e.list("exceptions"); len(frames) > 0 {
		if read, ok := dig(frames[len(frames)-1], "frames").([]any); ok {
			place += fmt.Sprintf(" (of %s that were read)", plural(len(read), "frame"))
		}
	}
	return place
}

// contexts names the contexts that tell anything.
func (e *event) contexts() string {
	all, _ := e.values["contexts"].(map[string]any)
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if described := words(text(dig(all[name], "name")), text(dig(all[name], "version"))); described != "" {
			parts = append(parts, name+" ("+described+")")
		} else if len(leaves(all[name], name)) > 0 {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, ", ")
}

func (e *event) count(attribute string) string {
	if all := e.list(attribute); len(all) > 0 {
		return fmt.Sprint(len(all))
	}
	return ""
}

func (e *event) tags() string {
	tags, _ := e.values["tags"].(map[string]any)
	var pairs []string
	for _, key := range slices.Sorted(maps.Keys(tags)) {
		pairs = append(pairs, key+"="+text(tags[key]))
	}
	return strings.Join(pairs, ", ")
}

// user names what is known of the user. The values stay where they are: what is
// known of a person is not for logs, and the demo's output may become one.
func (e *event) user() string {
	var known []string
	for _, path := range leaves(e.values["user"], "user") {
		known = append(known, strings.TrimPrefix(path, "user."))
	}
	if len(known) == 0 {
		return ""
	}
	return strings.Join(known, ", ") + " (sensitive values)"
}

// marked names the values that Terraform will not print, those of the user
// aside.
func (e *event) marked() string {
	all := sensitiveLeaves(e.values, e.sensitive, "")
	if len(all) == 0 {
		return ""
	}
	others := slices.DeleteFunc(slices.Clone(all), func(path string) bool { return strings.HasPrefix(path, "user.") })
	text := plural(len(all), "value") + " of the state that Terraform does not print"
	if len(others) > 0 {
		text += ", such as " + strings.Join(others, ", ")
	}
	return text
}

func (e *event) text(path ...string) string { return text(dig(e.values, path...)) }

func (e *event) list(attribute string) []any {
	list, _ := e.values[attribute].([]any)
	return list
}

func (e *event) texts(attribute string) []string {
	var all []string
	for _, member := range e.list(attribute) {
		all = append(all, text(member))
	}
	return all
}
