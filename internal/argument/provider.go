// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Provider contains what the provider block configures for every read: the client, the
// defaults and the policy. It does not change after the provider was configured.
type Provider struct {
	// Client reads from Sentry. It is nil if Unknown is not empty.
	Client *sentry.Client
	// Organization and Project are the defaults of every block.
	Organization, Project Default
	// Exclude names the sections that no block may read.
	Exclude []string
	// Unknown names the attributes of the provider block that are not known
	// yet and without which nothing can be read.
	Unknown []string
}

// Default is a default value that the provider block or the environment sets.
type Default struct {
	// Value is the default, or empty if there is none.
	Value string
	// Unknown reports whether the default is configured but not known yet.
	Unknown bool
}

// Ready returns an error diagnostic if the provider cannot read yet. It may be called on nil,
// the data of a provider that was never configured.
func (p *Provider) Ready() diag.Diagnostics {
	var diags diag.Diagnostics
	switch {
	case p == nil:
		diags.AddError("Provider Not Configured",
			"Terraform requested a read before it configured the provider. This is a bug; please report it.")
	case len(p.Unknown) > 0:
		diags.AddError("Provider Configuration Not Known Yet", fmt.Sprintf(
			"The provider block's %s known only after apply, so the provider cannot read from Sentry in this phase. It "+
				"does not use environment variables instead, because they may be for another server.\n\n"+
				"Set the arguments to values that are known before apply, or apply what they depend on first.",
			dependOn(p.Unknown)))
	}
	return diags
}

// OrganizationOr returns a block's own organization, or else the default. The error
// diagnostic is attached to the block's attribute organization.
func (p *Provider) OrganizationOr(own *string) (string, diag.Diagnostics) {
	return p.Organization.or(own, "organization", "SENTRY_ORG")
}

// ProjectOr returns a block's own project, or else the default. The error diagnostic
// is attached to the block's attribute project.
func (p *Provider) ProjectOr(own *string) (string, diag.Diagnostics) {
	return p.Project.or(own, "project", "SENTRY_PROJECT")
}

// ProjectIfAny is like [Provider.ProjectOr] for blocks with an optional project. It returns an
// empty string if neither the block nor the provider sets one.
func (p *Provider) ProjectIfAny(own *string) (string, diag.Diagnostics) {
	if own == nil && p.Project == (Default{}) {
		return "", nil
	}
	return p.ProjectOr(own)
}

func (d Default) or(own *string, name, environment string) (string, diag.Diagnostics) {
	var diags diag.Diagnostics
	switch {
	case own != nil:
		return *own, diags
	case d.Unknown:
		diags.AddAttributeError(path.Root(name), "Provider Configuration Not Known Yet", fmt.Sprintf(
			"This block has no %s of its own, and the provider's is known only after apply. "+
				"Set it in this block, or set the provider's to a value that is known before apply.", name))
	case d.Value == "":
		diags.AddAttributeError(path.Root(name), "Missing "+strings.ToUpper(name[:1])+name[1:], fmt.Sprintf(
			"Neither this block nor the provider sets the %s to read from. Set `%s` in this block or in the "+
				"provider block, or the environment variable %s.", name, name, environment))
	}
	return d.Value, diags
}

// ProjectNotUsed returns a warning if a block reads from other projects than the provider's,
// because it does not set its argument `projects`. An empty list is configured on purpose, so
// it causes no warning.
func (p *Provider) ProjectNotUsed(projects []string) diag.Diagnostics {
	var diags diag.Diagnostics
	if projects != nil || p.Project == (Default{}) {
		return diags
	}
	project, only := "The provider's `project`", "list it in `projects`"
	if slug := p.Project.Value; slug != "" {
		project, only = "The provider's project "+Quote(slug), "set `projects = ["+Quote(slug)+"]`"
	}
	diags.AddAttributeWarning(path.Root("projects"), "Provider's Project Not Used", fmt.Sprintf(
		"%s does not limit this data source. Without `projects`, it queries the projects that the token's owner is a member of. "+
			"The provider's project comes from `project` in its block, or from the environment variable SENTRY_PROJECT.\n\n"+
			"- To query only that project, %s.\n"+
			"- To query all that the token has access to, set `projects = [\"-1\"]`.\n"+
			"- To keep Sentry's default without this warning, set `projects = []`.", project, only))
	return diags
}

// dependOn returns the phrase that names depend on values.
func dependOn(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return "`" + names[0] + "` depends on a value that is"
	}
	return "`" + strings.Join(names[:last], "`, `") + "` and `" + names[last] + "` depend on values that are"
}
