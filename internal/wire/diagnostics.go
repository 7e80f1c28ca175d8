// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// protocolDiagnostics converts the framework's diagnostics to the protocol's.
func protocolDiagnostics(diags diag.Diagnostics) []*tfprotov6.Diagnostic {
	converted := make([]*tfprotov6.Diagnostic, 0, len(diags))
	for _, d := range diags {
		diagnostic := &tfprotov6.Diagnostic{
			Severity: tfprotov6.DiagnosticSeverityError,
			Summary:  d.Summary(),
			Detail:   d.Detail(),
		}
		if d.Severity() == diag.SeverityWarning {
			diagnostic.Severity = tfprotov6.DiagnosticSeverityWarning
		}
		if located, ok := d.(diag.DiagnosticWithPath); ok {
			diagnostic.Attribute = attributePath(located.Path())
		}
		converted = append(converted, diagnostic)
	}
	return converted
}

// attributePath converts a path. A step into a set, which the protocol cannot name by
// position, ends the path at the set.
func attributePath(located path.Path) *tftypes.AttributePath {
	converted := tftypes.NewAttributePath()
	for _, step := range located.Steps() {
		switch step := step.(type) {
		case path.PathStepAttributeName:
			converted = converted.WithAttributeName(string(step))
		case path.PathStepElementKeyInt:
			converted = converted.WithElementKeyInt(int(step))
		case path.PathStepElementKeyString:
			converted = converted.WithElementKeyString(string(step))
		default:
			return converted
		}
	}
	return converted
}
