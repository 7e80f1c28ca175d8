// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"crypto/sha256"
	"hash"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func parse(t *testing.T, text string) *jsontree.Document {
	t.Helper()
	document, err := jsontree.Parse([]byte(text))
	if err != nil {
		t.Fatalf("Parse(%.80q): %v", text, err)
	}
	return document
}

// paths returns the paths of a document's mismatches.
func paths(document *jsontree.Document) []string {
	var found []string
	for _, mismatch := range document.Mismatches() {
		found = append(found, mismatch.Path)
	}
	return found
}

func show(text *string) string {
	if text == nil {
		return "null"
	}
	return "=" + *text
}

func TestScalarsReturnTheirValues(t *testing.T) {
	t.Parallel()
	document := parse(t, "\ufeff"+` {
		"text": "a", "empty": "", "int": 12345678901234567890, "exp": 3.1581633495131787e+38, "negzero": -0.0,
		"numtext": "12.50", "numlike": "0x10", "spaced": " 1", "yes": true, "no": false, "null": null,
		"list": [1], "object": {"b": 1, "a": [null, "x"]}, "huge": 1e400, "toohuge": 1e1000, "zeroexp": 0e99999999999,
		"tiny": 1e-1200, "nul": "a\u0000b", "emoji": "\ud83d\ude00", "lone": "x\ud800y", "lone2": "\ud800\u0041", "low": "\udc00",
		"twice": 1, "twice": "second", "gone": 1, "gone": null, "": "empty key", "a.b": "dotted", "q\"k": 1
	} `)
	root := document.Root()
	for key, want := range map[string]string{
		"text": "=a", "empty": "=", "int": "=12345678901234567890", "exp": "=3.1581633495131787e+38",
		"numtext": "=12.50", "yes": "null", "null": "null", "missing": "null", "list": "null", "object": "null",
		"nul": "=a\x00b", "emoji": "=😀", "lone": "=x\ufffdy", "lone2": "=\ufffdA", "low": "=\ufffd",
		"twice": "=second", "gone": "null", "": "=empty key", "a.b": "=dotted",
	} {
		if got := show(root.String(key)); got != want {
			t.Errorf("String(%q) = %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]string{
		"int": "=12345678901234567890", "negzero": "=0", "numtext": "=12.50", "numlike": "null", "spaced": "null",
		"empty": "null", "text": "null", "yes": "null", "null": "null", "missing": "null", "huge": "=1e400",
		"toohuge": "null", "tiny": "null", "zeroexp": "=0", "list": "null",
	} {
		if got := show(root.Number(key)); got != want {
			t.Errorf("Number(%q) = %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]string{
		"text": `="a"`, "int": "=12345678901234567890", "object": `={"a":[null,"x"],"b":1}`, "null": "null",
		"nul": `="a\u0000b"`, "emoji": `="😀"`, "no": "=false",
	} {
		if got := show(root.JSON(key)); got != want {
			t.Errorf("JSON(%q) = %q, want %q", key, got, want)
		}
	}
	if got := show(root.Text("object")); got != `={"a":[null,"x"],"b":1}` {
		t.Errorf("Text(object) = %s", got)
	}
	if yes := root.Bool("yes"); yes == nil || !*yes {
		t.Errorf("Bool(yes) = %v", yes)
	}
	if one := root.Bool("int"); one != nil {
		t.Errorf("Bool(int) = %v", *one)
	}
	want := []string{"text", "empty", "int", "numlike", "spaced", "yes", "list", "object", "toohuge", "tiny"}
	if got := paths(document); !reflect.DeepEqual(got, want) {
		t.Errorf("Mismatches() = %q\nwant %q", got, want)
	}
}

func TestCollectionsReturnTheirElements(t *testing.T) {
	t.Parallel()
	document := parse(t, `{
		"list": [{"n": 1}, null, "x", {"n": true}], "texts": ["a", null, 2, {}],
		"map": {"a": "1", "b": null, "c": 2, "d": [], "a": "last", "e": "x", "e": null},
		"pairs": [["a", "b"], null, ["only"], ["n", null], [{}, 1], "x"],
		"loose": [["a", "b"], ["only"], {"key": "c", "value": 1}, {"key": {}}, null, [], "x"], "members": {"a": ["b", 1], "c": null, "d": {}},
		"number": 1
	}`)
	root := document.Root()
	var numbers []string
	for _, object := range root.Objects("list") {
		numbers = append(numbers, show(object.Number("n")))
	}
	if want := []string{"=1", "null"}; !reflect.DeepEqual(numbers, want) {
		t.Errorf("numbers = %q", numbers)
	}
	if got := root.Strings("texts"); !reflect.DeepEqual(got, []string{"a", "2"}) {
		t.Errorf("Strings = %q", got)
	}
	if got := root.StringMap("map"); !reflect.DeepEqual(got, map[string]string{"a": "last", "c": "2"}) {
		t.Errorf("StringMap = %q", got)
	}
	if got := root.TextMap("map"); !reflect.DeepEqual(got, map[string]string{"a": "last", "c": "2", "d": "[]"}) {
		t.Errorf("TextMap = %q", got)
	}
	if got := root.JSONMap("map"); !reflect.DeepEqual(got, map[string]string{"a": `"last"`, "c": "2", "d": "[]"}) {
		t.Errorf("JSONMap = %q", got)
	}
	for _, c := range []struct{ got, want []string }{
		{shown(root.Pairs("pairs")), []string{"=a=b", "=nnull", "null=1"}},
		{shown(root.KeyValues("loose")), []string{"=a=b", "=onlynull", "=c=1", "nullnull"}},
		{shown(root.Pairs("members")), []string{"=a=b", "=a=1", "=cnull", "=dnull"}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("the pairs are %q, want %q", c.got, c.want)
		}
	}
	for name, got := range map[string]any{
		"Objects": root.Objects("number"), "Strings": root.Strings("number"), "Pairs": root.Pairs("number"),
		"StringMap": root.StringMap("number"), "Objects of nothing": root.Objects("none"), "map of nothing": root.JSONMap("none"),
	} {
		if v := reflect.ValueOf(got); v.IsNil() || v.Len() != 0 {
			t.Errorf("%s of a wrong type = %v, want empty", name, got)
		}
	}
	absent := root.Object("number").Object("deeper")
	if absent.Present() || absent.String("x") != nil || !absent.Empty() {
		t.Error("an absent object has members")
	}
	want := []string{
		"list[2]", "list[3].n", "texts[3]", "map.d", "pairs[2]", "pairs[4][0]", "pairs[5]",
		"loose[3].key", "loose[5]", "loose[6]", "members.d", "number",
	}
	if got := paths(document); !reflect.DeepEqual(got, want) {
		t.Errorf("Mismatches() = %q\nwant %q", got, want)
	}
}

func shown(pairs []jsontree.Pair) []string {
	var texts []string
	for _, p := range pairs {
		texts = append(texts, show(p.Name)+show(p.Value))
	}
	return texts
}

func TestMismatchPathsQuoteKeysAndSkipQuietNodes(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"": {"a b": {"c\"": [[true]]}}, "hidden": {"x": [], "y": {"z": 1}}}`)
	inner := document.Root().Object("").Object("a b")
	inner.Pairs(`c"`)
	inner.String(`c"`)
	quiet := document.Root().Quiet().Object("hidden")
	quiet.String("x")
	quiet.Object("y").Object("z")
	quiet.Objects("y")
	want := []string{`[""]["a b"]["c\""]`, `[""]["a b"]["c\""][0]`}
	if got := paths(document); !reflect.DeepEqual(got, want) {
		t.Errorf("Mismatches() = %q\nwant %q", got, want)
	}
}

func TestInvalidUTF8BecomesReplacementCharacters(t *testing.T) {
	t.Parallel()
	document := parse(t, "{\"a\xff\": \"b\xc3\x28\"}")
	if got := show(document.Root().String("a\ufffd")); got != "=b\ufffd(" {
		t.Errorf("got %q", got)
	}
}

func TestNormalizeOmitsNamedMembers(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"z": 1, "a": {"keep": 1.0, "drop": 2, "null": null}, "list": [{"drop": 3, "x": null}, null], "z": 2}`)
	omit := jsontree.Omit{"a": {"drop": nil}, "list": {"drop": nil}}
	written := &recorder{Hash: sha256.New()}
	document.Root().WriteNormalized(written, omit)
	if got, want := written.String(), `{"a":{"keep":1.0},"list":[{},null],"z":2}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := *document.RootJSON(); got != `{"a":{"drop":2,"keep":1.0,"null":null},"list":[{"drop":3,"x":null},null],"z":2}` {
		t.Errorf("RootJSON = %s", got)
	}
}

// recorder is a hash that records what is written to it.
type recorder struct {
	hash.Hash
	strings.Builder
}

func (r *recorder) Write(text []byte) (int, error) { return r.Builder.Write(text) }

func (r *recorder) Reset() { r.Builder.Reset() }

// TestCommasInStringsAreNotCounted: only elements of the document are counted.
func TestCommasInStringsAreNotCounted(t *testing.T) {
	t.Parallel()
	text := strings.Repeat(`\",`, jsontree.MaxValues)
	if got := parse(t, `{"a":"`+text+`"}`).Root().String("a"); len(*got) != 2*jsontree.MaxValues {
		t.Errorf("read %d characters", len(*got))
	}
}

// TestKeysOfMapsAreComposed: two spellings of one key are one key in Terraform.
func TestKeysOfMapsAreComposed(t *testing.T) {
	t.Parallel()
	root := parse(t, `{"m": {"\u00e9": "1", "e\u0301": "2"}}`).Root()
	for range 20 {
		if got := root.StringMap("m"); !reflect.DeepEqual(got, map[string]string{"\u00e9": "2"}) {
			t.Fatalf("StringMap = %q", got)
		}
	}
}

func TestStringsStayValidAfterRelease(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"a": "first document", "b": 17}`)
	text, number := document.Root().String("a"), document.Root().Number("b")
	document.Release()
	for range 20 {
		another := parse(t, `{"a": "another text!!", "b": 99}`)
		another.Root().String("a")
		another.Release()
	}
	if *text != "first document" || *number != "17" {
		t.Errorf("texts changed: %q %q", *text, *number)
	}
}

func TestManyMismatchesCostOnePass(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"list":[0`+strings.Repeat(",1", 200_000)+`]}`)
	document.Root().Objects("list")
	if got := len(document.Mismatches()); got != 200_001 {
		t.Errorf("%d mismatches", got)
	}
}

func TestPublicPathsContainNoKeyOfSender(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"texts": {"secret": [], "my key": {}}, "objects": {"secret": {"n": []}, "x": 1}}`)
	document.Root().StringMap("texts")
	for _, object := range document.Root().ObjectMap("objects") {
		object.String("n")
	}
	want := []jsontree.Mismatch{
		{Path: "texts.secret", Public: "texts[*]"},
		{Path: `texts["my key"]`, Public: "texts[*]"},
		{Path: "objects.secret.n", Public: "objects[*].n"},
		{Path: "objects.x", Public: "objects[*]"},
	}
	if got := document.Mismatches(); !reflect.DeepEqual(got, want) {
		t.Errorf("Mismatches() = %v", got)
	}
}

// TestReportIsLimitedToOneDocument: memory of a malformed document reports nothing about the
// next one.
func TestReportIsLimitedToOneDocument(t *testing.T) {
	t.Parallel()
	for range 50 {
		malformed := parse(t, `{"a": [], "b": {"c": 1}}`)
		malformed.Root().String("a")
		malformed.Root().Object("b").Bool("c")
		malformed.Release()
		clean := parse(t, `{"a": "x", "b": {"c": true}}`)
		clean.Root().String("a")
		clean.Root().Object("b").Bool("c")
		if found := clean.Mismatches(); len(found) > 0 {
			t.Fatalf("reported %v of another document", found)
		}
		clean.Release()
	}
}
