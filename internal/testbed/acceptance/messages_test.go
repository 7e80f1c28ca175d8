// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// messages splits the output into its errors and warnings.
func (o output) messages() []string {
	var messages []string
	for line := range strings.Lines(o.stdout + "\n" + o.stderr) {
		if strings.HasPrefix(line, "Error: ") || strings.HasPrefix(line, "Warning: ") {
			messages = append(messages, "")
		}
		if len(messages) > 0 {
			messages[len(messages)-1] += line
		}
	}
	return messages
}

// about returns the messages about a block of that name, or about the provider's alias of
// that name, as if nothing else had been printed.
func (o output) about(name string) output {
	found := output{code: o.code}
	for _, message := range o.messages() {
		if mentions(message, name) {
			found.stderr += message
		}
	}
	return found
}

// mentions reports whether a message is about a block: by the line of its location, by the
// head of the block, or by the address of a resource or a provider.
func mentions(message, name string) bool {
	return strings.Contains(message, `"`+name+`":`) || strings.Contains(message, `"`+name+`" {`) || strings.Contains(message, "."+name+",")
}

// label converts a test's name to a block's name.
func label(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, name)
}

// trial is a data block, and its provider block, that one run of Terraform tries alongside
// others. The output about each of them names the block.
type trial struct {
	// provider contains the lines of its provider block. Nil is the provider without one.
	provider []string
	// event contains the lines of the data block. Nil reads error-python.
	event []string
	// want is the output about it, in this order, and an error unless it begins with
	// "Warning:". If it is empty, nothing is printed.
	want []string
}

// config renders the blocks.
func (tr trial) config(name string) string {
	lines, config := tr.event, ""
	if lines == nil {
		lines = linesOf("error-python")
	}
	if tr.provider != nil {
		config = block(`provider "sentry"`, append([]string{set("alias", name)}, tr.provider...)...)
		lines = append([]string{"provider = sentry." + name}, lines...)
	}
	return config + block(`data "sentry_event" "`+name+`"`, lines...)
}

// tryable returns a workspace with all trials.
func tryable(t *testing.T, trials map[string]trial, env ...string) *workspace {
	t.Helper()
	var config strings.Builder
	for name, tr := range trials {
		config.WriteString(tr.config(label(name)))
	}
	return newWorkspace(t, config.String(), env...)
}

// try runs a command, which must fail, on all trials together, and checks the output about
// each of them.
func (w *workspace) try(t *testing.T, trials map[string]trial, command ...string) output {
	t.Helper()
	got := w.terraform(append(command, "-no-color")...)
	got.fails(t)
	for name, tr := range trials {
		t.Run(name, func(t *testing.T) { tr.check(t, got.about(label(name))) })
	}
	return got
}

func (tr trial) check(t *testing.T, about output) {
	t.Helper()
	switch {
	case len(tr.want) == 0 && about.stderr != "":
		t.Errorf("it does not work:\n%s", about.stderr)
	case len(tr.want) > 0 && strings.HasPrefix(tr.want[0], "Warning:"):
		about.expect(t, tr.want...)
		about.expectNone(t, "Error:")
	case len(tr.want) > 0:
		about.fails(t, tr.want...)
	}
}

// at returns the lines of a provider block for a server at a URL, without retries.
func at(baseURL string, lines ...string) []string {
	return append([]string{
		set("base_url", baseURL), set("token", mocksentry.TokenFull), set("organization", mocksentry.DefaultOrganization), "max_retries = 0",
	}, lines...)
}
