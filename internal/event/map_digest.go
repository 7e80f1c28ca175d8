// SPDX-License-Identifier: MPL-2.0

package event

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// volatileMembers may differ between two reads of an unchanged event.
var volatileMembers = jsontree.Omit{
	"groupID":         nil,
	"nextEventID":     nil,
	"previousEventID": nil,
	"size":            nil,
	"errors":          nil,
	"userReport":      nil,
	"sdkUpdates":      nil,
	"resolvedWith":    nil,
	"release": {
		"lastEvent":    nil,
		"newGroups":    nil,
		"commitCount":  nil,
		"deployCount":  nil,
		"lastDeploy":   nil,
		"lastCommit":   nil,
		"dateReleased": nil,
		"status":       nil,
		"authors":      nil,
		"projects":     {"newGroups": nil},
	},
	"entries": {"data": {"images": {"candidates": nil}}},
}

func mapDigest(event *Event, s source) {
	hash := sha256.New()
	s.root.WriteNormalized(hash, volatileMembers)
	digest := hex.EncodeToString(hash.Sum(nil))
	event.ContentSHA256 = &digest
}
