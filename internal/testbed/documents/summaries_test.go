// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// summaryArgument maps functions that make a diagnostic to the position of their summary
// argument.
var summaryArgument = map[string]int{
	"AddError": 0, "AddWarning": 0, "AddAttributeError": 1, "AddAttributeWarning": 1,
	"NewErrorDiagnostic": 0, "NewWarningDiagnostic": 0, "NewAttributeErrorDiagnostic": 1, "NewAttributeWarningDiagnostic": 1,
}

// otherSummaries are the types whose field Summary is not the summary of a new diagnostic:
// that of functions, and the protocol's, which repeats an existing one.
var otherSummaries = []string{"Definition", "Diagnostic"}

// product is the source of the provider, without its tests. Declarations are found only by
// name, so those with the same name are not distinguished.
type product struct {
	files     *token.FileSet
	constants map[string][]ast.Expr
	functions map[string][]*ast.FuncDecl
	calls     map[string][]call
	// fields contains the values of the fields of composite literals, by field.
	fields map[string][]value
	// made contains the calls that make a diagnostic.
	made []call
	// explained contains the values of fields called Summary, from which diagnostics are made
	// later.
	explained []value
}

// value is an expression, and the function that contains it. The function is nil for a
// variable of a package.
type value struct {
	expression ast.Expr
	in         *ast.FuncDecl
}

// call is a call of a function or a method.
type call struct {
	arguments []ast.Expr
	in        *ast.FuncDecl
	summary   int // the position of the summary, for a call that makes a diagnostic
}

// parseProduct reads the source of the provider.
func parseProduct(t *testing.T) *product {
	t.Helper()
	p := &product{
		files: token.NewFileSet(), constants: map[string][]ast.Expr{}, functions: map[string][]*ast.FuncDecl{},
		calls: map[string][]call{}, fields: map[string][]value{},
	}
	for _, path := range files(t, "internal", ".go") {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "internal/testbed/") || strings.HasPrefix(path, "internal/workshop/") {
			continue
		}
		file, err := parser.ParseFile(p.files, path, read(t, path), parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range file.Decls {
			function, _ := declaration.(*ast.FuncDecl)
			if function != nil {
				p.functions[function.Name.Name] = append(p.functions[function.Name.Name], function)
			}
			ast.Inspect(declaration, func(node ast.Node) bool { p.note(node, function); return true })
		}
	}
	return p
}

// note records the declarations and calls of a node.
func (p *product) note(node ast.Node, in *ast.FuncDecl) {
	switch node := node.(type) {
	case *ast.GenDecl:
		for _, spec := range node.Specs {
			if constant, ok := spec.(*ast.ValueSpec); ok && node.Tok == token.CONST && len(constant.Values) == len(constant.Names) {
				for i, name := range constant.Names {
					p.constants[name.Name] = append(p.constants[name.Name], constant.Values[i])
				}
			}
		}
	case *ast.CallExpr:
		name := nameOf(node.Fun)
		made := call{arguments: node.Args, in: in}
		p.calls[name] = append(p.calls[name], made)
		if at, ok := summaryArgument[name]; ok && len(node.Args) > at {
			made.summary = at
			p.made = append(p.made, made)
		}
	case *ast.CompositeLit:
		for _, element := range node.Elts {
			pair, ok := element.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			field := value{pair.Value, in}
			switch key := nameOf(pair.Key); {
			case key != "Summary":
				p.fields[key] = append(p.fields[key], field)
			case !slices.Contains(otherSummaries, nameOf(node.Type)):
				p.explained = append(p.explained, field)
			}
		}
	case *ast.AssignStmt:
		for i, left := range node.Lhs {
			if selector, ok := left.(*ast.SelectorExpr); ok && selector.Sel.Name == "Summary" && len(node.Lhs) == len(node.Rhs) {
				p.explained = append(p.explained, value{node.Rhs[i], in})
			}
		}
	}
}

// nameOf returns the last name of an expression, such as that of the method of a call.
func nameOf(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.Ident:
		return expression.Name
	case *ast.SelectorExpr:
		return expression.Sel.Name
	default:
		return ""
	}
}

// summaries returns the summaries of all diagnostics that the provider can print. It fails
// for one whose text it cannot follow.
func (p *product) summaries(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, field := range p.explained {
		found = append(found, p.textsOf(t, field.expression, field.in)...)
	}
	for _, made := range p.made {
		expression := made.arguments[made.summary]
		if selector, ok := expression.(*ast.SelectorExpr); ok && selector.Sel.Name == "Summary" {
			continue // The summary of an explanation.
		}
		found = append(found, p.textsOf(t, expression, made.in)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// textsOf returns the possible strings of an expression.
func (p *product) textsOf(t *testing.T, expression ast.Expr, in *ast.FuncDecl) []string {
	t.Helper()
	switch expression := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(expression.Value)
		if err != nil {
			t.Fatal(err)
		}
		return []string{text}
	case *ast.BinaryExpr:
		return p.joined(t, expression, in)
	case *ast.SelectorExpr:
		return p.all(t, expression, p.fields[expression.Sel.Name])
	case *ast.Ident:
		return p.all(t, expression, p.valuesOf(expression, in))
	}
	t.Errorf("%s: the test cannot follow the text of a summary", p.files.Position(expression.Pos()))
	return nil
}

// all returns the possible strings of the values.
func (p *product) all(t *testing.T, expression ast.Expr, values []value) []string {
	t.Helper()
	if len(values) == 0 {
		t.Errorf("%s: the test does not find where the text of a summary comes from", p.files.Position(expression.Pos()))
	}
	var texts []string
	for _, v := range values {
		texts = append(texts, p.textsOf(t, v.expression, v.in)...)
	}
	return texts
}

// joined returns the possible strings of a concatenation. An expression that turns the first
// letter of a text to upper case is strings.ToUpper(text[:1])+text[1:].
func (p *product) joined(t *testing.T, sum *ast.BinaryExpr, in *ast.FuncDecl) []string {
	t.Helper()
	left, right := sum.X, sum.Y
	before := []string{""}
	if inner, ok := left.(*ast.BinaryExpr); ok {
		before, left = p.textsOf(t, inner.X, in), inner.Y
	}
	var texts []string
	if tail, ok := right.(*ast.SliceExpr); ok {
		if first, ok := left.(*ast.CallExpr); !ok || nameOf(first.Fun) != "ToUpper" {
			t.Errorf("%s: the test cannot follow the text of a summary", p.files.Position(sum.Pos()))
			return nil
		}
		for _, text := range p.textsOf(t, tail.X, in) {
			texts = append(texts, strings.ToUpper(text[:1])+text[1:])
		}
	} else {
		for _, first := range p.textsOf(t, left, in) {
			for _, second := range p.textsOf(t, right, in) {
				texts = append(texts, first+second)
			}
		}
	}
	var whole []string
	for _, start := range before {
		for _, text := range texts {
			whole = append(whole, start+text)
		}
	}
	return whole
}

// valuesOf returns the values of a name in a function: a constant, the arguments of a
// parameter, or the results of the call that it is assigned from.
func (p *product) valuesOf(name *ast.Ident, in *ast.FuncDecl) []value {
	var values []value
	for _, constant := range p.constants[name.Name] {
		values = append(values, value{constant, nil})
	}
	if len(values) > 0 || in == nil {
		return values
	}
	position := 0
	for _, parameters := range in.Type.Params.List {
		for _, parameter := range parameters.Names {
			if parameter.Name != name.Name {
				position++
				continue
			}
			for _, c := range p.calls[in.Name.Name] {
				if position < len(c.arguments) {
					values = append(values, value{c.arguments[position], c.in})
				}
			}
			return values
		}
	}
	ast.Inspect(in, func(node ast.Node) bool {
		assignment, ok := node.(*ast.AssignStmt)
		if !ok || len(assignment.Rhs) != 1 {
			return true
		}
		from, ok := assignment.Rhs[0].(*ast.CallExpr)
		for i, left := range assignment.Lhs {
			if ok && nameOf(left) == name.Name {
				values = append(values, p.results(nameOf(from.Fun), i)...)
			}
		}
		return true
	})
	return values
}

// results returns the results of the functions with a name at a position.
func (p *product) results(function string, position int) []value {
	var values []value
	for _, declared := range p.functions[function] {
		ast.Inspect(declared, func(node ast.Node) bool {
			if end, ok := node.(*ast.ReturnStmt); ok && position < len(end.Results) {
				values = append(values, value{end.Results[position], declared})
			}
			return true
		})
	}
	return values
}
