// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"slices"
	"strconv"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// mapEvent maps an event of the API to the attributes of the sections that are
// read, and to those that every read fills. It stops between sections when ctx
// ends; the event is then incomplete.
func mapEvent(ctx context.Context, document *jsontree.Document, read selection) Event {
	source := newSource(document.Root(), read)
	event := mapAlways(source)
	for _, section := range sectionMappers {
		if read[section.name] && ctx.Err() == nil {
			section.mapTo(&event, source)
		}
	}
	if read[sectionScan] {
		mapScan(ctx, &event, source)
	}
	if read[sectionRaw] {
		event.RawJSON = document.RootJSON()
	}
	event.Sections = read.names()
	return event
}

// sectionMappers fill the attributes of one section each. Sections frames and
// release_details stand inside attributes of others, which look at the
// selection themselves.
var sectionMappers = []struct {
	name  string
	mapTo func(*Event, source)
}{
	{sectionSummary, mapSummary},
	{sectionTags, mapTags},
	{sectionErrors, mapErrors},
	{sectionUser, mapUser},
	{sectionContexts, mapContexts},
	{sectionExceptions, mapExceptions},
	{sectionRequest, mapRequest},
	{sectionSecurityReports, mapSecurityReports},
	{sectionOccurrence, mapOccurrence},
	{sectionMeasurements, mapMeasurements},
	{sectionUserReport, mapUserReport},
	{sectionFrames, mapStacktrace},
	{sectionThreads, mapThreads},
	{sectionBreadcrumbs, mapBreadcrumbs},
	{sectionSpans, mapSpans},
	{sectionDebugImages, mapDebugImages},
	{sectionPackages, mapPackages},
	{sectionExtra, mapExtra},
	{sectionOtherEntries, mapOtherEntries},
	{sectionMeta, mapMeta},
	{sectionDigest, mapDigest},
}

// mapAlways maps what every read fills.
func mapAlways(s source) Event {
	root := s.root
	found := true
	return Event{
		ID:              root.String("eventID"),
		InternalID:      root.String("id"),
		Found:           &found,
		ProjectID:       root.String("projectID"),
		GroupID:         root.String("groupID"),
		Platform:        root.String("platform"),
		Type:            root.String("type"),
		Dist:            root.String("dist"),
		Size:            number(root.Number("size")),
		DateCreated:     root.String("dateCreated"),
		DateReceived:    root.String("dateReceived"),
		StartTimestamp:  number(root.Number("startTimestamp")),
		EndTimestamp:    number(root.Number("endTimestamp")),
		Level:           s.tags.Value("level"),
		Environment:     s.tags.Value("environment"),
		Handled:         handled(s),
		EntryTypes:      s.entries.types,
		UserPresent:     userPresent(root.Quiet().Object("user")),
		BreadcrumbCount: count(s.entries.peek("breadcrumbs").Objects("values")),
		Fingerprints:    root.Strings("fingerprints"),
		GroupingConfig:  mapGroupingConfig(root.Object("groupingConfig")),
		SDK:             mapSDK(root.Object("sdk")),
		SDKUpdates:      mapObjects(root.Objects("sdkUpdates"), mapSDKUpdate),
		ResolvedWith:    sorted(root.Strings("resolvedWith")),
		NextEventID:     root.String("nextEventID"),
		PreviousEventID: root.String("previousEventID"),
		CrashFile:       mapCrashFile(root.Object("crashFile")),
		Release:         mapRelease(root.Object("release"), s.read),
	}
}

func mapGroupingConfig(o *jsontree.Object) *GroupingConfig {
	return &GroupingConfig{
		ID:           o.String("id"),
		Enhancements: o.String("enhancements"),
	}
}

func mapSDK(o *jsontree.Object) *SDK {
	return &SDK{
		Name:    o.String("name"),
		Version: o.String("version"),
	}
}

func mapSDKUpdate(o *jsontree.Object) SDKUpdate {
	return SDKUpdate{
		Type:            o.String("type"),
		SDKName:         o.String("sdkName"),
		SDKURL:          o.String("sdkUrl"),
		NewSDKName:      o.String("newSdkName"),
		NewSDKVersion:   o.String("newSdkVersion"),
		IntegrationName: o.String("integrationName"),
		IntegrationURL:  o.String("integrationUrl"),
		EnablesJSON:     o.JSON("enables"),
	}
}

func mapCrashFile(o *jsontree.Object) *CrashFile {
	return &CrashFile{
		ID:          o.String("id"),
		Name:        o.String("name"),
		Type:        o.String("type"),
		MIMEType:    o.String("mimetype"),
		Size:        number(o.Number("size")),
		SHA1:        o.String("sha1"),
		DateCreated: o.String("dateCreated"),
	}
}

// number takes the text of a number as a number attribute.
func number(text *string) *wire.Number { return (*wire.Number)(text) }

// count is the length of a list as a number attribute.
func count(objects []*jsontree.Object) *wire.Number {
	length := wire.Number(strconv.Itoa(len(objects)))
	return &length
}

// mapObjects maps a list, never to nil.
func mapObjects[T any](objects []*jsontree.Object, mapOne func(*jsontree.Object) T) []T {
	mapped := make([]T, len(objects))
	for i, o := range objects {
		mapped[i] = mapOne(o)
	}
	return mapped
}

// mapPairs maps a list of [name, value] pairs, never to nil.
func mapPairs(pairs []jsontree.Pair) []Pair {
	mapped := make([]Pair, len(pairs))
	for i, pair := range pairs {
		mapped[i] = Pair{Name: pair.Name, Value: pair.Value}
	}
	return mapped
}

// sorted sorts texts in place.
func sorted(texts []string) []string {
	slices.Sort(texts)
	return texts
}
