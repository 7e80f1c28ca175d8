// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

// TestLongStringsCostOnePass scans long strings made of beginnings of findings. A long string
// must cost as much as the short strings that it consists of. A detector that scans the whole
// string for each match would multiply the cost by their number. Other load of the machine
// affects one or the other, so the best of several comparisons decides.
func TestLongStringsCostOnePass(t *testing.T) {
	t.Parallel()
	const size = 64 << 10
	names := []detect.Name{0, detect.NameOf([]byte("version")), detect.NameOf([]byte("password"))}
	for _, part := range []string{
		".1", "1.", "1.2.3.4 ", "1.2.3.4", "10.0.0.1,", "a@", "@", "a.@", "a@b.", "://", "http://", "http://a:b@", "u:p@", "digest ", "Digest a=",
		"digest username=", "basic ", "Basic YTpi", "bearer ", "Bearer abcdefgh ", "password=", "password: ", "pwd=\"", "pwd='x", "--p", " --password ",
		"-----BEGIN", "-----BEGIN RSA PRIVATE KEY-----", "-", "</a", "<password>", "<a>x</a>", "AT12", "AT61 1904 ", "1-", "12-", "12-34-", "0a:", ":",
		"::", "a:b:", "fe80::1 ", "\\n", "\\", "/home/", "/home/a/", "C:\\Users\\", "C:\\Users\\a\\", "%40", "a%40b", "eyJ", "eyJhbGciOiJ.", "ghp_", "sk_live_",
		"AKIA", "4111 ", "4111-1111-", "4", "4111111111111111 ", "123456789", "123-45-", "490154203237518 ", "a", "A", "é", "=", "a=", "\"", "'", "`", "{", "${",
		"[", "(", "<", ">", "|", "$", "*", "?", "&token=", "secret:", "0x", "_", "+", " ", "\t", "\n", "\x00", "\xff",
	} {
		text := []byte(strings.Repeat(part, size/len(part)))
		if !isOnePass(t, text, names) {
			t.Fatalf("a long text of %q costs far more than short ones", part)
		}
	}
}

func isOnePass(t *testing.T, text []byte, names []detect.Name) bool {
	t.Helper()
	const pieces, most, comparisons = 32, 8, 10
	for range comparisons {
		long := costOf(t, names, text)
		if short := costOf(t, names, slices.Collect(slices.Chunk(text, len(text)/pieces))...); long <= most*short {
			return true
		}
	}
	return false
}

func costOf(t *testing.T, names []detect.Name, texts ...[]byte) time.Duration {
	t.Helper()
	began := time.Now()
	for _, text := range texts {
		for _, name := range names {
			detect.Text(t.Context(), text, name)
		}
	}
	return time.Since(began)
}
