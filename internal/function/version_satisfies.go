// SPDX-License-Identifier: MPL-2.0

package function

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// VersionSatisfies returns the function version_satisfies.
func VersionSatisfies() entity.Entity {
	return entity.Function(func() function.Function { return versionSatisfies{} })
}

type versionSatisfies struct{}

// Metadata names the function.
func (versionSatisfies) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "version_satisfies"
}

// Definition describes the function.
func (versionSatisfies) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Says whether the version of an SDK or a release is within a constraint",
		MarkdownDescription: "Says whether a version is within a constraint, for floors of SDKs and releases. The version may be a " +
			"release of Sentry, `package@1.2.3-rc.1+build`, of which the version counts. A constraint is written as for Terraform's " +
			"providers: `>= 7.0`, `~> 2.1`, `!= 3.0.0`, several with commas, of which all have to hold. Other than there, a " +
			"pre-release counts by its place in the order of versions: `8.0.0-beta.1` is above `7.9` and below `8.0.0`. What stands " +
			"behind `+` does not count.",
		Parameters: []function.Parameter{
			function.StringParameter{
				Name: "version", MarkdownDescription: "Version such as `1.2.3`, or release such as `shop@1.2.3+build.7`. A release " +
					"that is no version, such as the hash of a commit, is an error.",
			},
			function.StringParameter{Name: "constraint", MarkdownDescription: "Constraint such as `>= 7.0` or `>= 7.0, < 9`."},
		},
		Return: function.BoolReturn{},
	}
}

// Run compares a version with a constraint.
func (versionSatisfies) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text, constraint string
	if resp.Error = req.Arguments.Get(ctx, &text, &constraint); resp.Error != nil {
		return
	}
	parsed, err := parseRelease(text)
	if err != nil {
		resp.Error = invalidArgument(0,
			"Invalid Version: the value %s contains no version. It must be a version such as \"1.2.3\", or a release such as "+
				"\"shop@1.2.3+build.7\". If releases have other names, such as the hash of a commit, use `try` to define the "+
				"result.", shown(text))
		return
	}
	bounds, err := parseConstraint(constraint)
	if err != nil {
		resp.Error = invalidArgument(1,
			"Invalid Version Constraint: the value %s is not a constraint: %s. It must be a constraint such as \">= 7.0\" or "+
				"\">= 7.0, < 9\", with the operators =, !=, >, >=, <, <= and ~>.", shown(constraint), err)
		return
	}
	resp.Error = resp.Result.Set(ctx, bounds.allow(parsed))
}
