// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

// FuzzText: no string breaks the detectors, and findings in a string are also found if other
// strings surround it.
func FuzzText(f *testing.F) {
	for _, one := range corpus(f) {
		f.Add(one.Key, one.Text)
	}
	for _, text := range []string{
		"", "@", "://", "://@", "a@", "@a.de", "-----BEGIN ", "eyJ", "eyJ.eyJ.", "%40", "::", ":::::", "AKIA", "\\Users\\", "/home/",
		"password=", "password='", "Basic ", "Bearer", "4111 ", "xx12", "12-", "\xff@\xff.de", "AB12.atlasv1.",
		"Chrome/1.0.0.1", "+123-45-6789", "cvc:[Filtered]1", "cvc:[AAAA]0",
	} {
		f.Add("token", text)
	}
	f.Fuzz(func(t *testing.T, key, text string) {
		name := detect.NameOf([]byte(key))
		alone := detect.Text(t.Context(), []byte(text), name)
		detect.Digits([]byte(text), name)
		if name != 0 {
			return // findings by name are about the whole string
		}
		if among := detect.Text(t.Context(), []byte("first line\n"+text+"\nlast line"), 0); alone&^among != 0 {
			t.Errorf("%b is not found among others, where %b is", among, alone)
		}
	})
}
