// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"net/http"
	"regexp"
)

// The reports of the default world: what the server answers now, and the list
// of errors that it answered in 2024.
var (
	//go:embed reports/source-map-debug.json
	sourceMapReport []byte
	//go:embed reports/source-map-errors.json
	sourceMapErrors []byte
)

// SetSourceMapReport sets the body that the source-map check of an event
// answers. It is sent as it is, whatever its shape.
func (s *Server) SetSourceMapReport(orgSlug, projectSlug, eventID string, body []byte) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p := s.world.mustProject(orgSlug, projectSlug)
	p.mustEvent(eventID)
	if p.reports == nil {
		p.reports = map[string][]byte{}
	}
	p.reports[eventID] = bytes.Clone(body)
	return s
}

var sourceMapsEndpoint = &endpoint{
	name:    EndpointSourceMapDebug,
	pattern: regexp.MustCompile(`^projects/(?P<org>[^/]+)/(?P<project>[^/]+)/events/(?P<event>[\w-]+)/source-map-debug/$`),
	scopes:  projectScopes,
	serve:   serveSourceMaps,
}

func serveSourceMaps(_ *Server, c *call) response {
	e := c.eventOfResource()
	if e == nil {
		return eventMissing()
	}
	if body, set := c.project.reports[e.info.ID]; set {
		return rawJSONResponse(http.StatusOK, body)
	}
	return jsonResponse(http.StatusOK, e.plainReport())
}

// plainReport is what the server finds about an event whose project never
// uploaded an artifact and whose SDK knows no debug ids.
func (e *event) plainReport() map[string]any {
	r := e.record()
	var release, version any
	if name, has := r.tag("release"); has {
		release = name
	}
	var sdk struct {
		Version *string `json:"version"`
	}
	if json.Unmarshal(r.top["sdk"], &sdk) == nil && sdk.Version != nil {
		version = *sdk.Version
	}
	exceptions := []any{}
	for _, trace := range r.traces() {
		frames := []any{}
		for _, f := range trace {
			frames = append(frames, plainFrame(f, release))
		}
		exceptions = append(exceptions, map[string]any{"frames": frames})
	}
	return map[string]any{
		"dist": r.member("dist", "null"), "release": release, "exceptions": exceptions,
		"has_debug_ids": false, "min_debug_id_sdk_version": nil, "sdk_version": version,
		"project_has_some_artifact_bundle": false, "release_has_some_artifact": false,
		"has_uploaded_some_artifact_with_a_debug_id": false, "sdk_debug_id_support": "not-supported",
		"has_scraping_data": false,
	}
}

func plainFrame(f frame, release any) map[string]any {
	var byRelease any
	if release != nil {
		byRelease = map[string]any{
			"abs_path": f.path(), "matching_source_file_names": []any{}, "matching_source_map_name": nil,
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

type frame struct{ AbsPath, Filename json.RawMessage }

func (f frame) path() string {
	if path := textOf(f.AbsPath); path != "" {
		return path
	}
	return textOf(f.Filename)
}

// exceptions returns the exceptions of an event that can be read.
func (r *record) exceptions() []map[string]json.RawMessage {
	var entries []json.RawMessage
	_ = json.Unmarshal(r.top["entries"], &entries)
	var found []map[string]json.RawMessage
	for _, raw := range entries {
		var entry struct {
			Type string
			Data struct{ Values []json.RawMessage }
		}
		if json.Unmarshal(raw, &entry) != nil || entry.Type != "exception" {
			continue
		}
		for _, value := range entry.Data.Values {
			var exception map[string]json.RawMessage
			if json.Unmarshal(value, &exception) == nil && exception != nil {
				found = append(found, exception)
			}
		}
	}
	return found
}

// traces returns the frames of each exception that has a stack trace.
func (r *record) traces() [][]frame {
	var found [][]frame
	for _, exception := range r.exceptions() {
		var stacktrace struct{ Frames []json.RawMessage }
		if json.Unmarshal(exception["stacktrace"], &stacktrace) != nil || len(stacktrace.Frames) == 0 {
			continue
		}
		var trace []frame
		for _, raw := range stacktrace.Frames {
			var f frame
			if json.Unmarshal(raw, &f) == nil {
				trace = append(trace, f)
			}
		}
		found = append(found, trace)
	}
	return found
}
