// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"
)

// AddManyEvents adds small error events to a project and returns their IDs, newest first,
// which is the order of lists. They are one second apart, and the newest has the current time
// of the server's clock. IDs depend only on the project and on how many events were generated
// before. Events with an odd number have the environment production, the others staging. With
// an empty groupID, they have no issue.
func (s *Server) AddManyEvents(orgSlug, projectSlug string, count int, groupID string) []string {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p := s.world.mustProject(orgSlug, projectSlug)
	group := "null"
	if groupID != "" {
		group = strconv.Quote(groupID)
	}
	newest := s.clock().UTC().Truncate(time.Second)
	ids := make([]string, count)
	for i := range count {
		p.generated++
		number := p.generated
		sum := sha256.Sum256(fmt.Appendf(nil, "%d/%d", p.ID, number))
		id := hex.EncodeToString(sum[:16])
		date := newest.Add(-time.Duration(count-1-i) * time.Second).Format(time.RFC3339)
		environment := [...]string{"staging", "production"}[number%2]
		p.store(id, s.profile.formed(fmt.Appendf(nil, `{"id":"%[1]s","eventID":"%[1]s","groupID":%[2]s,"projectID":"%[3]d","size":512,`+
			`"entries":[],"dist":null,"message":"generated event %[4]d","title":"GeneratedError: number %[4]d",`+
			`"location":"generated.py","user":null,"contexts":{},"sdk":null,"context":{},"packages":{},"type":"error",`+
			`"metadata":{"type":"GeneratedError","value":"number %[4]d","filename":"generated.py","function":"generate"},`+
			`"tags":[{"key":"environment","value":"%[5]s"},{"key":"level","value":"error"},{"key":"number","value":"%[4]d"}],`+
			`"platform":"python","dateReceived":"%[6]s","errors":[],"occurrence":null,"_meta":{},"crashFile":null,`+
			`"culprit":"generated.generate","dateCreated":"%[6]s","fingerprints":["%[1]s"],`+
			`"groupingConfig":{"id":"newstyle:2026-01-20","enhancements":""},"release":null,"userReport":null,"sdkUpdates":[],`+
			`"resolvedWith":[],"nextEventID":null,"previousEventID":null}`, id, group, p.ID, number, environment, date)))
		ids[count-1-i] = id
	}
	return ids
}
