// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"cmp"
	"strconv"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// mapReport maps the report of the API, of current servers and of those of 2024.
func mapReport(root *jsontree.Object) Report {
	report := Report{
		Release:                            root.String("release"),
		Dist:                               root.String("dist"),
		SDKVersion:                         root.String("sdk_version"),
		MinDebugIDSDKVersion:               root.String("min_debug_id_sdk_version"),
		SDKDebugIDSupport:                  root.String("sdk_debug_id_support"),
		HasDebugIDs:                        root.Bool("has_debug_ids"),
		ProjectHasSomeArtifactBundle:       root.Bool("project_has_some_artifact_bundle"),
		ReleaseHasSomeArtifact:             root.Bool("release_has_some_artifact"),
		HasUploadedSomeArtifactWithDebugID: root.Bool("has_uploaded_some_artifact_with_a_debug_id"),
		HasScrapingData:                    root.Bool("has_scraping_data"),
		Frames:                             []Frame{},
	}
	for exceptionIndex, exception := range indexed(root, "exceptions") {
		for frameIndex, frame := range indexed(exception, "frames") {
			mapped := mapFrame(&report, frame)
			mapped.ExceptionIndex, mapped.FrameIndex = number(exceptionIndex), number(frameIndex)
			report.Frames = append(report.Frames, mapped)
		}
	}
	for _, problem := range root.Objects("errors") {
		report.Frames = append(report.Frames, mapError(problem))
	}
	return report
}

// indexed gives the objects of the list under key by their true places in it,
// which Objects does not tell where other things stand between them.
func indexed(o *jsontree.Object, key string) func(func(int, *jsontree.Object) bool) {
	return func(yield func(int, *jsontree.Object) bool) {
		list, objects := o.Value().Member(key), o.Objects(key)
		for index := 0; len(objects) > 0; index++ {
			if list.Element(index).Kind() != jsontree.Map {
				continue
			}
			if !yield(index, objects[0]) {
				return
			}
			objects = objects[1:]
		}
	}
}

func number(n int) *wire.Number {
	return new(wire.Number(strconv.Itoa(n)))
}

// mapFrame maps a frame of a current server.
func mapFrame(report *Report, o *jsontree.Object) Frame {
	t := readTraces(o)
	by := t.resolvedBy()
	frame := Frame{
		AbsPath:                cmp.Or(t.absPath, t.file.url),
		DebugID:                t.debugID,
		Resolved:               by != "",
		SourceFileLookupResult: t.fileLookup,
		SourceMapLookupResult:  t.mapLookup,
		SourceMapReference:     t.reference,
		MatchingSourceMapName:  t.mapName,
		ScrapingSourceStatus:   t.file.status,
		ScrapingMapStatus:      t.sourceMap.status,
	}
	if frame.Resolved {
		frame.ResolvedBy = &by
	} else {
		frame.Problem = new(t.problem(report))
	}
	return frame
}

// mapError maps an entry of the list that servers gave in 2024: what is wrong
// with one frame, or with the whole event where it names none. Such a frame is
// never resolved, and its problem is what Sentry says.
func mapError(o *jsontree.Object) Frame {
	frame := Frame{
		ExceptionIndex: firstNumber(o, "exception_idx", "exceptionIdx"),
		FrameIndex:     firstNumber(o, "frame_idx", "frameIdx"),
	}
	code, message, data := o.String("type"), o.String("message"), o.Object("data")
	frame.ExceptionIndex = cmp.Or(frame.ExceptionIndex, firstNumber(data, "exception_idx", "exceptionIdx"))
	frame.FrameIndex = cmp.Or(frame.FrameIndex, firstNumber(data, "frame_idx", "frameIdx"))
	frame.AbsPath = cmp.Or(data.String("absPath"), data.String("filename"))
	frame.Problem = new(errorSentence(code, message))
	return frame
}

func firstNumber(o *jsontree.Object, keys ...string) *wire.Number {
	for _, key := range keys {
		if found := o.Number(key); found != nil {
			return (*wire.Number)(found)
		}
	}
	return nil
}
