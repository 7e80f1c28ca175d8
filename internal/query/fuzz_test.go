// SPDX-License-Identifier: MPL-2.0

package query

import (
	"testing"
	"unicode/utf8"
)

// FuzzPage reads any page: there are never more rows than requested, Terraform accepts every
// string, and nothing is null that should be empty.
func FuzzPage(f *testing.F) {
	for _, body := range []string{
		`{"data": [{"title": "T", "count()": 5, "list": [1], "none": null}], "meta": {"fields": {"title": "string"}, "units": {"x": null}}}`,
		`{"data": [null, 7, {}], "meta": []}`, `{"data": null}`, `[]`, `{"data":[{"a":1e400,"a":"\ud800","":"\u0000"}]}`, `{"data":[{}]}{}`, "{\"data\":[{\"a\":\"\xff\"}]}",
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		read := newReading(Arguments{}, 2)
		for range 2 {
			if read.page(body) != nil {
				return
			}
		}
		if read.have() > read.Limit || read.types == nil || read.units == nil {
			t.Errorf("%d rows: %+v", read.have(), read.rows)
		}
		for _, row := range read.rows {
			for key, text := range row {
				if row == nil || !utf8.ValidString(key) || !utf8.ValidString(text) {
					t.Errorf("%q = %q", key, text)
				}
			}
		}
		state, err := results.State(t.Context(), Config{}, read)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := state.Unmarshal(DataSource().Schema().Type().TerraformType(t.Context())); err != nil {
			t.Error(err)
		}
	})
}
