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
	"unicode/utf8"
)

// marks are around the table in a file.
const (
	begin = "<!-- begin of the measured table -->\n"
	end   = "<!-- end of the measured table -->\n"
)

// report is the table, printed while it grows.
type report struct {
	out  io.Writer
	text bytes.Buffer
}

func (r *report) print(format string, values ...any) {
	fmt.Fprintf(io.MultiWriter(r.out, &r.text), format, values...)
}

func (r *report) intro(machine string) { r.print("%s\n", machine) }

// section prints one part of the table.
func (r *report) section(title, note string, header []string, rows [][]string) {
	r.print("\n### %s\n\n", title)
	if note != "" {
		r.print("%s\n\n", note)
	}
	widths := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	line := make([]string, len(header))
	for i, width := range widths {
		line[i] = strings.Repeat("-", width)
	}
	for _, row := range append([][]string{header, line}, rows...) {
		for i, cell := range row {
			r.print("| %s%s ", cell, strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)))
		}
		r.print("|\n")
	}
}

// writeInto replaces the table of a file.
func (r *report) writeInto(path string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(old), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return errors.New(path + " has no place for the table")
	}
	return os.WriteFile(path, []byte(before+begin+r.text.String()+end+after), 0o644)
}

// ratio shows a beside b, and the target that it is to reach, if any.
func ratio(a, b, target float64) string {
	if a == 0 || b == 0 {
		return "–"
	}
	return against(a/b, target)
}

// against shows a ratio and whether it reaches its target; 0 stands for none.
func against(value, target float64) string {
	if target == 0 {
		return fmt.Sprintf("%.2f", value)
	}
	return judged(value, "%.2f", target)
}

// judged shows a value in a format, and whether it reaches its target.
func judged(value float64, format string, target float64) string {
	verdict := "reached"
	// What is shown is what is compared.
	if shown, err := strconv.ParseFloat(strings.Fields(fmt.Sprintf(format, value))[0], 64); err == nil && shown > target {
		verdict = "missed"
	}
	return fmt.Sprintf(format+" (≤ "+format+": %s)", value, target, verdict)
}

// size shows bytes.
func size(count int64) string {
	switch {
	case count == 0:
		return "–"
	case count < 1<<20:
		return fmt.Sprintf("%.0f kB", float64(count)/1000)
	default:
		return fmt.Sprintf("%.1f MB", float64(count)/1e6)
	}
}
