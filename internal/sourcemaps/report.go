// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"cmp"
	"encoding/json"
	"strconv"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// report is Sentry's report.
type report struct {
	field.Whole

	release, dist                         *string
	sdkVersion, minSDKVersion, sdkSupport *string
	anyArtifact, anyDebugID, debug        *bool
	frames                                []frame
}

func (r *report) listFrames() []frame { return r.frames }

// frame describes how one frame of a stack trace was, or was not, resolved.
type frame struct {
	object                     *jsontree.Object
	exceptionIndex, frameIndex *json.Number
	absPath                    *string
	resolved                   bool
	resolvedBy, problem        *string
}

// Object returns the frame's part of the report.
func (f *frame) Object() *jsontree.Object { return f.object }

func (f *frame) exceptionLocation() *json.Number { return f.exceptionIndex }
func (f *frame) frameLocation() *json.Number     { return f.frameIndex }
func (f *frame) address() *string                { return f.absPath }
func (f *frame) isResolved() *bool               { return &f.resolved }
func (f *frame) wayToIt() *string                { return f.resolvedBy }
func (f *frame) whyNot() *string                 { return f.problem }

// readReport parses the report of the API.
func readReport(root *jsontree.Object) *report {
	r := &report{
		Whole:   field.Whole{Root: root},
		release: root.String("release"), dist: root.String("dist"),
		sdkVersion: root.String("sdk_version"), minSDKVersion: root.String("min_debug_id_sdk_version"),
		sdkSupport:  root.String("sdk_debug_id_support"),
		anyArtifact: root.Bool("release_has_some_artifact"), anyDebugID: root.Bool("has_uploaded_some_artifact_with_a_debug_id"),
		debug: root.Bool("has_debug_ids"),
	}
	for exceptionIndex, exception := range indexed(root, "exceptions") {
		for frameIndex, frame := range indexed(exception, "frames") {
			read := readFrame(r, frame)
			read.exceptionIndex, read.frameIndex = number(exceptionIndex), number(frameIndex)
			r.frames = append(r.frames, read)
		}
	}
	return r
}

// indexed returns the objects of the list under key by their indexes. Objects does not show
// the indexes if there are other elements between the objects.
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

func number(n int) *json.Number {
	return new(json.Number(strconv.Itoa(n)))
}

// readFrame reads a frame.
func readFrame(report *report, o *jsontree.Object) frame {
	t := readTraces(o)
	by := t.resolvedBy()
	read := frame{object: o, absPath: cmp.Or(t.absPath, t.file.url), resolved: by != ""}
	if read.resolved {
		read.resolvedBy = &by
	} else {
		read.problem = new(t.problem(report))
	}
	return read
}
