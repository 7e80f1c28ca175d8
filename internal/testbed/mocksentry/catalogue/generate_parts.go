// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// generator generates the parts of an event. Its counter makes strings differ, so that
// compression and interning do not improve measurements.
type generator struct {
	pathLength, varsBytes, lines, lineLength int

	counter int
}

// text returns words of about n bytes that differ from call to call.
func (g *generator) text(n int) string {
	var b strings.Builder
	for b.Len() < n {
		g.counter++
		fmt.Fprintf(&b, "word%d ", g.counter*7919%100003)
		if g.counter%11 == 0 {
			b.WriteString("größe 🧾 ${x} %{y} ")
		}
	}
	text := b.String()[:n]
	for !utf8.ValidString(text) {
		text = text[:len(text)-1]
	}
	return text
}

func (g *generator) event(id string, entries, tags []any) object {
	return object{
		"id": id, "eventID": id, "groupID": "6499999999", "projectID": "102", "size": 1000000,
		"entries": entries, "dist": nil, "message": "", "title": "OverflowError: too much of everything",
		"location": "shop/everything.py", "culprit": "shop.everything.collect", "type": "error", "platform": "python",
		"user": object{
			"id": "58021", "email": "dana@example.com", "username": "dana", "ip_address": "2001:db8::1", "name": nil,
			"geo": object{"country_code": "DE", "city": "Leipzig", "region": "Germany"}, "data": nil,
		},
		"contexts": object{}, "sdk": object{"name": "sentry.python", "version": "2.54.0"}, "context": object{},
		"packages": object{"django": "5.1.4"}, "tags": tags, "errors": []any{}, "occurrence": nil,
		"metadata": object{
			"type": "OverflowError", "value": "too much of everything", "filename": "shop/everything.py", "function": "collect",
		},
		"_meta": object{
			"entries": object{}, "message": nil, "user": nil, "contexts": nil, "sdk": nil,
			"context": object{"": object{"len": 999999}}, "packages": nil, "tags": object{},
		},
		"crashFile": nil, "dateCreated": "2026-03-14T09:26:53.589793Z", "dateReceived": "2026-03-14T09:26:55.104620Z",
		"fingerprints":   []any{"00112233445566778899aabbccddeeff"},
		"groupingConfig": object{"id": "newstyle:2026-01-20", "enhancements": "ZmFrZQ"},
		"release":        nil, "userReport": nil, "sdkUpdates": []any{}, "resolvedWith": []any{},
		"nextEventID": nil, "previousEventID": nil,
	}
}

func (g *generator) exception(i int, o WorstCaseOptions) object {
	e := object{
		"type": fmt.Sprintf("Cause%dError", i), "value": g.text(g.lineLength), "module": "shop.errors", "threadId": nil,
		"mechanism":  object{"type": "chained", "handled": false, "exception_id": i, "source": "__cause__", "data": object{"attempt": i}},
		"stacktrace": g.trace(o.FramesPerTrace, o.DetailedFrames), "rawStacktrace": nil,
		"rawType": nil, "rawValue": nil, "rawModule": nil,
	}
	if o.RawTraces {
		e["rawStacktrace"] = g.trace(o.FramesPerTrace, o.DetailedFrames)
	}
	return e
}

// trace adds details to the first and the last frames, like Sentry.
func (g *generator) trace(frames, detailed int) any {
	if frames == 0 {
		return nil
	}
	list := make([]any, frames)
	for i := range list {
		list[i] = g.frame(i, i < detailed/2 || i >= frames-(detailed-detailed/2))
	}
	return object{"frames": list, "framesOmitted": nil, "registers": nil, "hasSystemFrames": true}
}

func (g *generator) frame(i int, detailed bool) object {
	line := 20 + i
	f := object{
		"filename": fmt.Sprintf("shop/part%d.py", i), "absPath": "/srv/shop/" + g.text(g.pathLength),
		"module":  fmt.Sprintf("shop.part%d", i),
		"package": nil, "platform": nil, "instructionAddr": nil, "symbolAddr": nil,
		"function": fmt.Sprintf("step_%d", i), "rawFunction": nil, "symbol": nil,
		"context": []any{}, "lineNo": line, "colNo": nil, "inApp": i%3 == 0, "trust": nil,
		"errors": nil, "lock": nil, "sourceLink": nil, "vars": nil,
	}
	if g.pathLength > 100 {
		f["parentIndex"], f["sampleCount"] = nil, nil
		f["rawFunction"], f["symbol"] = g.text(g.pathLength), g.text(g.pathLength)
	}
	if !detailed {
		return f
	}
	source := make([]any, g.lines)
	for k := range source {
		source[k] = []any{line - g.lines/2 + k, "\t" + g.text(g.lineLength)}
	}
	f["context"] = source
	f["vars"] = object{
		"self": g.text(g.varsBytes), "count": raw("%d", uint64(i)*1_000_000_007+12345678901234567), "none": nil,
		"nested": object{"list": []any{1, raw("-0.0"), "ünï"}},
	}
	return f
}

func (g *generator) breadcrumbs(n, size int) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = object{
			"type": "http", "timestamp": fmt.Sprintf("2026-03-14T09:%02d:%02d.5Z", i/60%60, i%60), "level": "info",
			"message": nil, "category": "httplib", "event_id": nil,
			"data": object{"url": "https://stock.example.net/" + g.text(size), "status_code": 200, "http.query": ""},
		}
	}
	return list
}

func (g *generator) images(n int) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = object{
			"type": "macho", "code_file": "/usr/lib/" + g.text(120), "debug_id": fmt.Sprintf("%08x-0000-4000-8000-000000000000", i),
			"debug_file": fmt.Sprintf("lib%d.dylib", i), "image_addr": fmt.Sprintf("0x%x", 0x1a0000000+i*0x100000), "image_size": 1048576,
			"image_vmaddr": "0x0", "arch": "arm64e", "debug_status": "missing", "unwind_status": "unused",
			"features": object{"has_debug_info": false, "has_sources": false, "has_symbols": true, "has_unwind_info": true},
			"candidates": []any{object{
				"source": "acme-symbols", "source_name": "Acme symbol server", "location": "https://symbols.example.com/" + g.text(80),
				"download": object{"status": "notfound"},
			}},
		}
	}
	return list
}

func (g *generator) tags(n, size int) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = object{"key": fmt.Sprintf("tag.%03d", i), "value": g.text(size)}
	}
	return list
}

func (g *generator) spans(n int) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = object{
			"span_id": fmt.Sprintf("%016x", i+1), "trace_id": "3f1c5a7d9b2e4806a1c3e5f7092b4d70",
			"parent_span_id":  fmt.Sprintf("%016x", i/2),
			"start_timestamp": raw("1773480413.%06d", i), "timestamp": raw("1773480414.%06d", i), "op": "db", "status": "ok",
			"description": "SELECT " + g.text(200), "origin": "auto.db", "hash": fmt.Sprintf("%016x", i*31),
			"exclusive_time": raw("%d.25", i),
			"tags":           object{"shard": "eu"}, "data": object{"db.system": "postgresql", "db.rows": i},
			"sentry_tags": object{"category": "db"},
		}
	}
	return list
}

// extra nests to the depth of seven that Sentry keeps, and contains the awkward keys and
// numbers.
func (g *generator) extra(size int) object {
	if size == 0 {
		return object{}
	}
	var deep any = g.text(16)
	for level := range 6 {
		deep = object{fmt.Sprintf("level.%d", level): deep}
	}
	extra := object{
		"": "empty key", "dots.in.key": true, "with \"quotes\"": raw("1e+38"), "with space": raw("-0.0"), "${key}": "%{value}",
		"big": raw("12345678901234567890"), "nul": "a\x00b", "lone": json.RawMessage(`"\ud800"`), "deep": deep,
	}
	for i := 0; i*4096 < size; i++ {
		extra[fmt.Sprintf("item%04d", i)] = g.text(4080)
	}
	return extra
}

func (g *generator) contexts(n, size int) object {
	all := object{}
	for i := range n {
		all[fmt.Sprintf("context %d", i)] = object{"type": "default", "text": g.text(size), "number": raw("%d", i)}
	}
	return all
}
