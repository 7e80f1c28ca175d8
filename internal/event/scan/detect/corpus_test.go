// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

// line is a line of the corpus, with the rules that a careful reader would assign to it. All
// of them are invented.
type line struct {
	Rules []string `json:"rules"`
	Key   string   `json:"key"`
	Text  string   `json:"text"`
}

// corpus returns the labeled lines.
func corpus(tb testing.TB) []line {
	tb.Helper()
	file, err := os.Open(filepath.Join("testdata", "corpus.jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var lines []line
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var one line
		if err := json.Unmarshal(scanner.Bytes(), &one); err != nil {
			tb.Fatalf("line %d: %v", len(lines)+1, err)
		}
		lines = append(lines, one)
	}
	if err := scanner.Err(); err != nil {
		tb.Fatal(err)
	}
	return lines
}

// score counts the results of one rule.
type score struct {
	right, missed, alarms int
}

func (s score) precision() float64 { return float64(s.right) / float64(s.right+s.alarms) }

func (s score) recall() float64 { return float64(s.right) / float64(s.right+s.missed) }

// knownMistakes are wrong results whose fix would cost more than it is worth.
var knownMistakes = []string{
	`email is missed in "/var/mail/exports/s.jensen@hygge-hus.dk-2024-05.csv"`,
	`iban is missed in ":25:NL12ABNA5776537457EUR\n:28C:00021"`,
	`imei is missed in "fleet/354969809889080/telemetry"`,
	`usssn is missed in "could not read C:\\Users\\dwhitlow\\Documents\\W2_331-36-4114.pdf: access denied"`,
}

// TestRulesReachPrecisionAndRecall measures for each rule which share of its results is
// correct, and which share of the labels it finds.
func TestRulesReachPrecisionAndRecall(t *testing.T) {
	t.Parallel()
	const minimum, enough, enoughClean = 0.95, 40, 800
	scores := map[string]score{}
	clean, wrong := 0, []string{}
	for _, one := range corpus(t) {
		want, got := map[string]bool{}, map[string]bool{}
		for _, rule := range one.Rules {
			want[rule] = true
		}
		detect.Text(t.Context(), []byte(one.Text), detect.NameOf([]byte(one.Key))).Each(func(name string) { got[name] = true })
		if len(want) == 0 {
			clean++
		}
		for _, rule := range detect.All() {
			name := rule.String()
			counted := scores[name]
			switch {
			case want[name] && got[name]:
				counted.right++
			case want[name]:
				counted.missed++
				wrong = append(wrong, fmt.Sprintf("%s is missed in %q", name, one.Text))
			case got[name]:
				counted.alarms++
				wrong = append(wrong, fmt.Sprintf("%s is a false alarm in %s = %q", name, one.Key, one.Text))
			}
			scores[name] = counted
		}
	}
	if !slices.Equal(wrong, knownMistakes) {
		t.Errorf("the mistakes are others than those that are known:\n%s", strings.Join(wrong, "\n"))
	}
	if clean < enoughClean {
		t.Errorf("the corpus has %d clean texts only", clean)
	}
	for _, rule := range detect.All() {
		counted := scores[rule.String()]
		t.Logf("%-13s  %3d texts  precision %.3f  recall %.3f", rule, counted.right+counted.missed, counted.precision(), counted.recall())
		if counted.right+counted.missed < enough {
			t.Errorf("%s: the corpus has %d texts only", rule, counted.right+counted.missed)
		}
		if !(counted.precision() > minimum) || !(counted.recall() > minimum) {
			t.Errorf("%s: precision and recall have to be above %v", rule, minimum)
		}
	}
}
