// SPDX-License-Identifier: MPL-2.0

package testevent

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadReturnsEvents(t *testing.T) {
	t.Parallel()
	const lines = "go vet ./...\n" + `{"Action":"attr","Package":"p","Test":"TestA","Key":"leaks","Value":"0"}
{"Action":"output","Package":"p","Test":"TestA","Output":` + "1}\n" + `{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}`
	want := []Event{
		{Output: "go vet ./...\n"},
		{Action: "attr", Package: "p", Test: "TestA", Key: "leaks", Value: "0"},
		{Output: `{"Action":"output","Package":"p","Test":"TestA","Output":1}` + "\n"},
		{Action: "pass", Package: "p", Test: "TestA"},
	}
	broken := errors.New("broken pipe")
	for _, end := range []error{io.EOF, broken} {
		var got []Event
		err := Read(io.MultiReader(strings.NewReader(lines), iotest.ErrReader(end)), func(event Event) { got = append(got, event) })
		if !slices.Equal(got, want) || errors.Is(end, broken) != errors.Is(err, broken) {
			t.Errorf("Read() = %v, and handed over\n%+v, want\n%+v", err, got, want)
		}
	}
}
