// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// typeName is the data source under test.
const typeName = "sentry_event"

// anyID is the ID of events whose ID does not matter.
const anyID = "0123456789abcdef0123456789abcdef"

// bodies serves event bodies by ID, and nothing else. It is for tests of the body. Tests of
// requests use the mock server.
type bodies struct {
	url   string
	mutex sync.RWMutex
	byID  map[string][]byte
	added int
}

func serveBodies(t testing.TB) *bodies {
	t.Helper()
	served := &bodies{byID: map[string][]byte{}}
	server := httptest.NewServer(served)
	t.Cleanup(server.Close)
	served.url = server.URL
	return served
}

// set serves a body as an event with the ID.
func (b *bodies) set(id string, body []byte) { b.setForeign(id, about(id, body)) }

// setForeign serves a body unchanged, whatever event it is about.
func (b *bodies) setForeign(id string, body []byte) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.byID[id] = body
}

var ownID = regexp.MustCompile(`("eventID"\s*:\s*")[0-9a-f]{32}"`)

// about replaces the ID of an event, or adds one to an event without an ID.
func about(id string, body []byte) []byte {
	if bytes.Contains(body, []byte(`"eventID"`)) || !json.Valid(bytes.TrimPrefix(body, []byte("\ufeff"))) {
		return ownID.ReplaceAll(body, []byte("${1}"+id+`"`))
	}
	own := `{"eventID": "` + id + `",`
	if rest := bytes.TrimSpace(body[bytes.IndexByte(body, '{')+1:]); bytes.HasPrefix(rest, []byte("}")) {
		own = strings.TrimSuffix(own, ",")
	}
	return bytes.Replace(body, []byte("{"), []byte(own), 1)
}

func (b *bodies) get(id string) []byte {
	b.mutex.RLock()
	defer b.mutex.RUnlock()
	return b.byID[id]
}

// add serves a body under an ID that was not read before, because the provider requests each
// one only once.
func (b *bodies) add(body []byte) string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.added++
	id := fmt.Sprintf("%032x", b.added)
	b.byID[id] = about(id, body)
	return id
}

func (b *bodies) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	steps := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	b.mutex.RLock()
	defer b.mutex.RUnlock()
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b.byID[steps[len(steps)-1]])
}

// block is a provider block for a server.
func block(url string) map[string]any {
	return map[string]any{"base_url": url, "token": "sntryu_not-a-real-token", "organization": "acme", "project": "web"}
}

// wired configures the provider like Terraform.
func wired(t testing.TB, block map[string]any) *acctest.Protocol {
	t.Helper()
	return acctest.Configured(t, provider.NewServer("test"), block)
}

// framed configures the same provider without package wire.
func framed(t testing.TB, block map[string]any) *acctest.Protocol {
	t.Helper()
	return acctest.Configured(t, providerserver.NewProtocol6(provider.New("test"))(), block)
}

// readBody reads one body like Terraform. It must succeed.
func readBody(t testing.TB, body string, config map[string]any) (acctest.State, []*tfprotov6.Diagnostic) {
	t.Helper()
	served := serveBodies(t)
	served.set(anyID, []byte(body))
	arguments := map[string]any{"event_id": anyID}
	maps.Copy(arguments, config)
	state, diagnostics := wired(t, block(served.url)).Read(typeName, arguments)
	if acctest.HasError(diagnostics) {
		t.Fatalf("reading failed: %s", acctest.Texts(diagnostics))
	}
	return state, diagnostics
}

// everything includes every section except raw.
var everything = map[string]any{"include": []string{"all"}}

// asJSON encodes a value for comparisons.
func asJSON(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
