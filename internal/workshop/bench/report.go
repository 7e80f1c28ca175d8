// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mitchellh/go-wordwrap"
)

// Markers around the table in a file.
const (
	begin = "<!-- begin of the measured table -->\n"
	end   = "<!-- end of the measured table -->\n"
)

// report is the table. It is printed while it grows.
type report struct {
	out  io.Writer
	text bytes.Buffer
}

func (r *report) print(format string, values ...any) {
	fmt.Fprintf(io.MultiWriter(r.out, &r.text), format, values...)
}

// section prints one part of the table.
func (r *report) section(title, note string, header []string, rows [][]string) {
	r.print("\n### %s\n\n%s\n\n", title, wordwrap.WrapString(note, width))
	line := make([]string, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			line[i] = strings.Repeat("-", max(len(line[i]), utf8.RuneCountInString(cell)))
		}
	}
	for _, row := range append([][]string{header, line}, rows...) {
		for i, cell := range row {
			r.print("| %-*s ", len(line[i]), cell)
		}
		r.print("|\n")
	}
}

// width is where the lines of a note wrap, as in all Markdown of the repository.
const width = 140

// writeInto replaces the table of a file.
func (r *report) writeInto(path string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(old), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return errors.New(path + " has no marks around a table")
	}
	return os.WriteFile(path, []byte(before+begin+r.text.String()+end+after), 0o644)
}

// ratio formats a relative to b, and whether it reaches its target. A target of 0 means none.
func ratio(a, b, target float64) string {
	switch {
	case a == 0 || b == 0:
		return "–"
	case target == 0:
		return fmt.Sprintf("%.2f", a/b)
	default:
		return against(a/b, "%.2f", target)
	}
}

// against formats a value, and whether it reaches its target.
func against(value float64, format string, target float64) string {
	result := "reached"
	// The comparison uses the value as it is shown.
	if shown, err := strconv.ParseFloat(strings.Fields(fmt.Sprintf(format, value))[0], 64); err == nil && shown > target {
		result = "missed"
	}
	return fmt.Sprintf(format+" (≤ "+format+": %s)", value, target, result)
}

// duration formats nanoseconds.
func duration(nanoseconds float64) string {
	switch d := time.Duration(nanoseconds); {
	case d < time.Millisecond:
		return fmt.Sprintf("%.0f µs", nanoseconds/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.1f ms", nanoseconds/1e6)
	default:
		return fmt.Sprintf("%.2f s", nanoseconds/1e9)
	}
}

// size formats bytes.
func size(count float64) string {
	switch {
	case count == 0:
		return "–"
	case count < 1<<20:
		return fmt.Sprintf("%.0f kB", count/1000)
	default:
		return fmt.Sprintf("%.1f MB", count/1e6)
	}
}
