// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"os"
	"path/filepath"
	"testing"
)

// downloaded copies an event of the tests of decode_event into a workspace, in both forms.
func (w *workspace) downloaded(name string) {
	w.t.Helper()
	for _, form := range []string{"api", "stored"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "event", "testdata", "stored", name+"."+form+".json"))
		if err != nil {
			w.t.Fatal(err)
		}
		w.write(form+".json", string(text))
	}
}

// decodingBoth decodes the event in both forms, without a provider block, as modules do.
const decodingBoth = `locals {
  stored = provider::sentry::decode_event(file("${path.module}/stored.json"))
  api    = provider::sentry::decode_event(file("${path.module}/api.json"))
}
`

// TestDecodeEventAcceptsDownloadedEvent decodes an event that was downloaded from Sentry's
// web interface, in a plan and in a test of a module. The facts that both forms contain are
// equal.
func TestDecodeEventAcceptsDownloadedEvent(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, decodingBoth+block(`output "exception"`, "value = local.stored.exception_type")+
		block(`output "found"`, "value = local.stored.found")+
		block(`output "same"`, `value = [for name in ["exceptions", "tags", "request", "title", "packages"] : name if jsonencode(local.stored[name]) == jsonencode(local.api[name])]`))
	w.downloaded("python")
	w.plan().expect(t, `+ exception = "CheckoutError"`)
	w.apply().expect(t, `"exceptions"`, `"tags"`, `"request"`, `"title"`, `"packages"`)
	w.write("downloaded.tftest.hcl", block(`run "decode"`, "command = plan", block("assert",
		`condition     = local.stored.exception_type == "CheckoutError" && local.stored.top_in_app_frame.line_no > 0`,
		`error_message = "The downloaded event was not decoded."`)))
	w.must("test", "-no-color").expect(t, "1 passed, 0 failed")
}

// TestDecodeEventErrorIsAttachedToArgument expects the error at the argument.
func TestDecodeEventErrorIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, block(`output "x"`, `value = provider::sentry::decode_event("{\"request\": {\"id\": \"r-1\"}}")`))
	w.terraform("plan", "-no-color").fails(t, "decode_event", "contains no field of an event")
}
