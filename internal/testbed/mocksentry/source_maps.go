// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"net/http"
)

// sourceMapReport is the report of the default world.
//
//go:embed reports/source-map-debug.json
var sourceMapReport []byte

// SetSourceMapReport sets the body of the source-map report of an event. It is sent
// unchanged, whatever its shape.
func (s *Server) SetSourceMapReport(orgSlug, projectSlug, eventID string, body []byte) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p := s.world.mustProject(orgSlug, projectSlug)
	p.mustEvent(eventID)
	p.reports[eventID] = bytes.Clone(body)
	return s
}

func serveSourceMaps(_ *Server, c *call) response {
	e := c.eventOfResource()
	if e == nil {
		return eventMissing()
	}
	if body, set := c.project.reports[e.id]; set {
		return rawJSONResponse(http.StatusOK, body)
	}
	return jsonResponse(http.StatusOK, e.plainReport())
}

// plainReport returns the server's report on an event whose project has no uploaded artifacts
// and whose SDK does not support debug IDs.
func (e *event) plainReport() map[string]any {
	var release any
	if name, has := e.tag("release"); has {
		release = name
	}
	var sdk map[string]json.RawMessage
	_ = json.Unmarshal(e.top["sdk"], &sdk)
	exceptions := []any{}
	for _, trace := range e.traces() {
		frames := make([]any, len(trace))
		for i, f := range trace {
			frames[i] = plainFrame(f, release)
		}
		exceptions = append(exceptions, map[string]any{"frames": frames})
	}
	return map[string]any{
		"dist": e.member("dist", "null"), "release": release, "exceptions": exceptions,
		"has_debug_ids": false, "min_debug_id_sdk_version": nil, "sdk_version": orNull(stringOf(sdk["version"])),
		"project_has_some_artifact_bundle": false, "release_has_some_artifact": false,
		"has_uploaded_some_artifact_with_a_debug_id": false, "sdk_debug_id_support": "not-supported",
		"has_scraping_data": false,
	}
}

func plainFrame(frame, release any) map[string]any {
	var byRelease any
	if release != nil {
		path, _ := member(frame, "absPath").(string)
		if path == "" {
			path, _ = member(frame, "filename").(string)
		}
		byRelease = map[string]any{
			"abs_path": path, "matching_source_file_names": []any{}, "matching_source_map_name": nil,
			"source_map_reference": nil, "source_file_lookup_result": "unsuccessful", "source_map_lookup_result": "unsuccessful",
		}
	}
	return map[string]any{
		"debug_id_process": map[string]any{
			"debug_id": nil, "uploaded_source_file_with_correct_debug_id": false,
			"uploaded_source_map_with_correct_debug_id": false,
		},
		"release_process":  byRelease,
		"scraping_process": map[string]any{"source_file": nil, "source_map": nil},
	}
}

// traces returns the frames of each exception that has a stack trace.
func (e *event) traces() [][]any {
	var entries any
	_ = json.Unmarshal(e.top["entries"], &entries)
	var found [][]any
	for _, entry := range elements(entries) {
		if member(entry, "type") != "exception" {
			continue
		}
		for _, exception := range elements(member(member(entry, "data"), "values")) {
			if frames := elements(member(member(exception, "stacktrace"), "frames")); len(frames) > 0 {
				found = append(found, frames)
			}
		}
	}
	return found
}

// member returns a member of a JSON object, or nil if there is none.
func member(value any, name string) any {
	object, _ := value.(map[string]any)
	return object[name]
}

// elements returns the elements of a JSON array, or nil for any other value.
func elements(value any) []any {
	list, _ := value.([]any)
	return list
}
