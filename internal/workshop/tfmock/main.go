// SPDX-License-Identifier: MPL-2.0

// Command tfmock prints the file of mocks for tests of modules that read events:
// the attributes that Terraform's mocks can fill, as the schema has them, with
// values of one of the example events.
//
//	go run ./internal/workshop/tfmock > examples/testing/mocks/sentry.tfmock.hcl
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// example is the event whose values the mocks contain.
const example = "error-python"

// argument names attributes that are computed only if they are not configured.
var argument = map[string]bool{"organization": true, "project": true}

const header = `# Mocks of the provider for terraform test, as in
#
#   mock_provider "sentry" {
#     source = "./mocks"
#   }
#
# Every event is the same example. Terraform's mocks cannot fill lists of objects,
# such as exceptions: those are empty. This file is generated from the schema. To
# set other values in a test, use override_data.

`

func main() {
	ctx := context.Background()
	file, err := generate(ctx)
	if err == nil {
		_, err = os.Stdout.WriteString(file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tfmock:", err)
		os.Exit(1)
	}
}

func generate(ctx context.Context) (string, error) {
	server := provider.NewServer("tfmock")
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return "", err
	}
	schema := schemas.DataSourceSchemas["sentry_event"]
	values, err := decode(ctx, server, schema.ValueType())
	if err != nil {
		return "", err
	}
	file := hclwrite.NewEmptyFile()
	block := file.Body().AppendNewBlock("mock_data", []string{"sentry_event"}).Body()
	block.SetAttributeValue("defaults", defaults(schema.Block.Attributes, values))
	return header + string(hclwrite.Format(file.Bytes())), nil
}

// decode decodes the example like the function decode_event.
func decode(ctx context.Context, server tfprotov6.ProviderServer, typ tftypes.Type) (map[string]tftypes.Value, error) {
	text, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, string(catalogue.Event(example))))
	if err != nil {
		return nil, err
	}
	request := &tfprotov6.CallFunctionRequest{Name: "decode_event", Arguments: []*tfprotov6.DynamicValue{&text}}
	response, err := server.CallFunction(ctx, request)
	if err != nil {
		return nil, err
	}
	if response.Error != nil {
		return nil, errors.New(response.Error.Text)
	}
	value, err := response.Result.Unmarshal(typ)
	if err != nil {
		return nil, err
	}
	var values map[string]tftypes.Value
	err = value.As(&values)
	return values, err
}

// defaults returns the values of computed attributes that are not lists of objects.
func defaults(attributes []*tfprotov6.SchemaAttribute, values map[string]tftypes.Value) cty.Value {
	found := map[string]cty.Value{}
	for _, attribute := range attributes {
		value := values[attribute.Name]
		switch {
		case !attribute.Computed || argument[attribute.Name]:
		case value.IsNull() && attribute.NestedType == nil: // otherwise Terraform makes something up
			found[attribute.Name] = cty.NullVal(cty.DynamicPseudoType)
		case value.IsNull():
		case attribute.NestedType == nil:
			found[attribute.Name] = convert(value)
		case attribute.NestedType.Nesting == tfprotov6.SchemaObjectNestingModeSingle:
			var members map[string]tftypes.Value
			if value.As(&members) != nil {
				continue
			}
			if object := defaults(attribute.NestedType.Attributes, members); object.LengthInt() > 0 {
				found[attribute.Name] = object
			}
		}
	}
	return cty.ObjectVal(found)
}
