// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

const (
	// width is what a terminal shows at least.
	width = 80
	// labelWidth is the width of the left column of a summary.
	labelWidth = 13
	// longestWord is the length beyond which a word is cut. Links are shorter and
	// stay whole even where they are longer than a line.
	longestWord = 200
)

// printer prints for people.
type printer struct {
	io.Writer

	// terminal says whether colours make sense.
	terminal bool
}

func newPrinter(w io.Writer, plain bool) *printer {
	p := &printer{Writer: w}
	if file, ok := w.(*os.File); ok && !plain {
		info, err := file.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// line prints one line. What cannot be printed cannot be reported either.
func (p *printer) line(format string, args ...any) { _, _ = fmt.Fprintf(p, format+"\n", args...) }

// command prints a heading, in bold where that is possible.
func (p *printer) command(text, result string) {
	if result != "" {
		result = "  " + result
	}
	if p.terminal {
		text = "\x1b[1m" + text + "\x1b[0m"
	}
	p.line("\n> %s%s", text, result)
}

// title begins the summary of an event.
func (p *printer) title(text string) {
	p.line("\n%s %s", text, strings.Repeat("-", max(0, width-1-utf8.RuneCountInString(text))))
}

// field prints a label and, beside it, a text broken into lines. Empty texts are
// left out.
func (p *printer) field(label, text string) {
	if text == "" {
		return
	}
	for _, line := range wrap(printable(text), width-2-labelWidth) {
		p.line("  %-*s%s", labelWidth, label, line)
		label = ""
	}
}

// wrap breaks a text at spaces. Longer words than a line have one of their own.
func wrap(text string, limit int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if runes := []rune(word); len(runes) > longestWord {
			word = string(runes[:longestWord-1]) + "…"
		}
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > limit:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// printable replaces what could steer a terminal: events come from anywhere.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, text)
}
