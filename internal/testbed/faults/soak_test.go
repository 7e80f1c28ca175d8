// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// soakReads is how many reads TestSoakReturnsRequestedEvents makes; make soak sets 20,000.
var soakReads = flag.Int("soak.reads", 2000, "reads of TestSoakReturnsRequestedEvents")

const (
	soakCallers = 50
	soakEvents  = 6000 // several times what the client caches
	hotEvents   = 20   // one read in three is of these, so that callers share responses
)

// soakFaults affect one request in five, in turn.
func soakFaults() []mocksentry.Fault {
	kinds := []mocksentry.Fault{
		mocksentry.RespondInternalError(), mocksentry.RespondHTML(502), mocksentry.RespondEmpty(503), mocksentry.RespondEmpty(504),
		mocksentry.RespondTooManyRequests("0.01", ""), mocksentry.RespondTooManyRequests("", "None"), mocksentry.RespondHTML(200),
		mocksentry.RespondDetail(403, "You do not have permission to perform this action."), mocksentry.RespondDetail(404, "Event not found"),
		mocksentry.RespondDetail(401, "Invalid token"), mocksentry.RespondDetail(404, "The requested resource does not exist"), mocksentry.RespondBody(`{"title": "half`),
		{Delay: 20 * time.Millisecond}, {BodyDelay: 20 * time.Millisecond}, {Gzip: true},
		{Cut: mocksentry.CutBeforeHeaders}, {Cut: mocksentry.CutWithReset},
		{Cut: mocksentry.CutWithinBody}, {Truncate: true}, {Double: true},
		mocksentry.Fault{}.WithHeader("Content-Encoding", "br"), mocksentry.Fault{}.WithHeader("Content-Type", ""), {RedirectTo: "http://elsewhere.invalid"},
		{RedirectLoop: true}, {GzipBomb: 4 << 20},
	}
	for i, kind := range kinds {
		kinds[i] = kind.OneIn(5 * len(kinds)).After(5 * i)
	}
	return kinds
}

// Summaries that the faults cause. certainDiagnostics are those of faults that are not
// retried, which a soak must report. possibleDiagnostics are those of faults that occur
// several times in a row.
var (
	certainDiagnostics = []string{
		"Response Not From Sentry's API", "Sentry Denied Access", "Event Not Found", "Sentry Rejected the Token",
		"Organization or Project Not Found", "Invalid JSON From Sentry", "Unsupported Content Encoding", "Redirect Not Followed", "Response Too Large",
	}
	possibleDiagnostics = []string{
		"Sentry Server Error", "Sentry Rate Limit Exceeded", "Connection to Sentry Failed", "Incomplete Response From Sentry",
	}
)

// Summaries of reads that their callers end.
const (
	readCanceled = "Read Canceled"
	readTimedOut = "Read Timed Out"
)

// marker matches a part of every string of a soak event, with its ID.
var marker = regexp.MustCompile(`marker-([0-9a-f]{32})`)

// soaked returns an event whose strings all contain its ID.
func soaked(number int) (id string, body []byte) {
	id = fmt.Sprintf("%032x", 0xabcdef0000+number)
	mark := `"marker-` + id + `"`
	repeated := func(count int, text string) string { return strings.TrimSuffix(strings.Repeat(text+",", count), ",") }
	return id, fmt.Appendf(nil, `{"eventID": %q, "title": %[2]s, "culprit": %[2]s, "tags": [{"key": "mark", "value": %[2]s}],
		"user": {"id": %[2]s}, "context": {"mark": %[2]s}, "entries": [
		{"type": "exception", "data": {"values": [{"type": %[2]s, "value": %[2]s, "stacktrace": {"frames": [%[3]s]}}]}},
		{"type": "breadcrumbs", "data": {"values": [%[4]s]}}]}`, id, mark,
		repeated(1+number%40, `{"function": `+mark+`, "lineNo": 1, "inApp": true}`), repeated(number%90, `{"message": `+mark+`}`))
}

// tally counts the results of the reads.
type tally struct {
	right, diagnosed, mismatches atomic.Int64
	mu                           sync.Mutex
	summaries                    map[string]int
	statuses                     map[int]int
}

// count counts the server's responses, and resets its journal, which is not measured.
func (c *tally) count(server *mocksentry.Server) {
	for _, request := range server.Requests() {
		c.statuses[request.Status]++
	}
	server.Reset()
}

// TestSoakReturnsRequestedEvents reads from many goroutines at once while one request in five
// fails. Each read returns its own event or an error that explains the failure. Neither
// memory nor goroutines pile up.
func TestSoakReturnsRequestedEvents(t *testing.T) {
	goroutines := runtime.NumGoroutine()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Fault(soakFaults()...)
	for number := range soakEvents {
		id, body := soaked(number)
		if err := server.AddEventWithID("acme", "backend", id, body); err != nil {
			t.Fatal(err)
		}
	}
	server.Start()
	defer server.Close()
	protocol := acctest.Configured(t, provider.NewServer("test"), map[string]any{
		"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "backend",
		"max_retries": 2, "max_retry_wait": "20ms", "request_timeout": "1h", "max_response_bytes": 1 << 20,
	})
	counts := &tally{summaries: map[string]int{}, statuses: map[int]int{}}
	counts.soak(t, protocol, *soakReads/5*2)
	counts.count(server)
	before, most := heap(), runtime.NumGoroutine()
	for range 3 {
		sampled := sampleGoroutines()
		counts.soak(t, protocol, *soakReads/5)
		most = max(most, sampled())
		counts.count(server)
	}
	after := heap()
	server.Close()
	left := remaining(goroutines)

	reads := counts.right.Load() + counts.diagnosed.Load() + counts.mismatches.Load()
	if reads != int64(*soakReads/5*5) || counts.mismatches.Load() > 0 || counts.right.Load() < reads/2 || counts.diagnosed.Load() < reads/100 {
		t.Errorf("%d reads: %d right, %d with a diagnostic, %d wrong", reads, counts.right.Load(), counts.diagnosed.Load(), counts.mismatches.Load())
	}
	for _, summary := range certainDiagnostics {
		if counts.summaries[summary] == 0 && *soakReads >= 2000 {
			t.Errorf("no read met the fault that leads to %q", summary)
		}
	}
	for _, status := range []int{302, 401, 403, 404, 429, 500, 502, 503, 504} {
		if counts.statuses[status] == 0 && *soakReads >= 2000 {
			t.Errorf("no response had status %d: %v", status, counts.statuses)
		}
	}
	spare := uint64(10 << 20) // most of it for the client's cache
	if *soakReads < 4000 {
		spare = 32 << 20 // The first reads do not fill all pools.
	}
	if after > before+spare {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
	if left > 0 || most > goroutines+8*soakCallers {
		t.Errorf("%d goroutines are left, there were %d at most", left, most)
	}
	t.Attr("soak-reads", strconv.FormatInt(reads, 10))
	t.Attr("soak-mismatches", strconv.FormatInt(counts.mismatches.Load(), 10))
	t.Attr("leaks", strconv.Itoa(left))
	t.Logf("%d right, diagnostics: %v; heap %d to %d kB, %d goroutines at most", counts.right.Load(), counts.summaries, before>>10, after>>10, most)
}

// soak makes the reads.
func (c *tally) soak(t *testing.T, protocol *acctest.Protocol, reads int) {
	t.Helper()
	var next atomic.Int64
	var callers sync.WaitGroup
	for caller := range soakCallers {
		callers.Go(func() {
			random := rand.New(rand.NewPCG(uint64(caller), uint64(reads)))
			for next.Add(1) <= int64(reads) {
				c.read(t, protocol, random)
			}
		})
	}
	callers.Wait()
}

// read reads one event and checks it by value.
func (c *tally) read(t *testing.T, protocol *acctest.Protocol, random *rand.Rand) {
	t.Helper()
	number := random.IntN(soakEvents)
	if random.IntN(3) == 0 {
		number %= hotEvents
	}
	id, body := soaked(number)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	arguments := map[string]any{"event_id": id}
	ended := ""
	switch random.IntN(20) {
	case 0:
		ended = readCanceled
		stop := time.AfterFunc(time.Duration(random.IntN(10))*time.Millisecond, cancel)
		defer stop.Stop()
	case 1:
		ended = readTimedOut
		arguments["timeouts"] = map[string]any{"read": fmt.Sprintf("%dms", 1+random.IntN(10))}
	case 2, 3, 4, 5, 6, 7:
		arguments["include"] = []string{"all"}
	}
	state, diagnostics := protocol.ReadContext(ctx, typeName, arguments)
	var problem string
	if state.IsZero() {
		problem = c.wrongDiagnostic(id, ended, diagnostics)
	} else {
		problem = wrongState(state, id, body, arguments["include"] != nil)
	}
	switch {
	case problem != "":
		c.mismatches.Add(1)
		t.Errorf("event %s: %s", id, problem)
	case state.IsZero():
		c.diagnosed.Add(1)
	default:
		c.right.Add(1)
	}
}

// wrongDiagnostic returns what is wrong with the diagnostics of a failed read, which its
// caller may have ended.
func (c *tally) wrongDiagnostic(id, ended string, diagnostics []*tfprotov6.Diagnostic) string {
	text := acctest.Texts(diagnostics)
	if len(diagnostics) != 1 || !slices.Contains(slices.Concat(certainDiagnostics, possibleDiagnostics, []string{ended}), diagnostics[0].Summary) {
		return "unexpected: " + text
	}
	if ended == readCanceled && strings.Contains(text, "while its result was written") {
		return "" // Only the state was left to do.
	}
	c.mu.Lock()
	c.summaries[diagnostics[0].Summary]++
	c.mu.Unlock()
	if !strings.Contains(text, `event "`+id+`"`) || marker.MatchString(text) || strings.Contains(text, mocksentry.TokenFull) {
		return "not about this event, or more than that: " + text
	}
	return ""
}

// wrongState returns what is wrong with the state of an event.
func wrongState(state acctest.State, id string, body []byte, everything bool) string {
	text := state.JSON()
	marks := marker.FindAllStringSubmatch(text, -1)
	for _, mark := range marks {
		if mark[1] != id {
			return "it contains a string of event " + mark[1]
		}
	}
	want := 4 // title, culprit, tag, and the user or the main exception's type and value
	if everything {
		want = len(marker.FindAllString(string(body), -1))
	}
	if state.Get("id") != id || state.Get("title") != "marker-"+id || len(marks) < want {
		return fmt.Sprintf("it is incomplete, with %d marks of %d", len(marks), want)
	}
	return ""
}
