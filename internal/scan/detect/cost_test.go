// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/scan/detect"
)

// TestTextsCostOnePass looks at long texts made of what detectors begin at. One
// pass takes some ten milliseconds; a detector that looks over the whole text for
// each of them takes a quarter of a minute, which is what the bound is for.
func TestTextsCostOnePass(t *testing.T) {
	t.Parallel()
	const size, bound = 512 << 10, 8 * time.Second
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
		began := time.Now()
		for _, name := range names {
			detect.Text(t.Context(), text, name)
		}
		if took := time.Since(began); took > bound {
			t.Fatalf("%q takes %s", part, took)
		}
	}
}
