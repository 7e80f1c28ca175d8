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
		Summary: "Reports whether the version of an SDK or release meets a constraint",
		MarkdownDescription: "Returns whether a version meets a constraint. Pre-releases are compared too, unlike in Terraform's " +
			"provider constraints: `8.0.0-beta.1` is above `7.9` and below `8.0.0`. The build part after `+` is ignored.",
		Parameters: []function.Parameter{
			function.StringParameter{
				Name: "version", MarkdownDescription: "Version such as `1.2.3`, or release such as `shop@1.2.3+build.7`, whose version " +
					"counts. A release without a version, such as a commit hash, is an error.",
			},
			function.StringParameter{
				Name: "constraint", MarkdownDescription: "Constraint such as `>= 7.0`, `~> 2.1`, or `!= 3.0.0`. Commas separate " +
					"several, and the version must meet all of them.",
			},
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
				"\"shop@1.2.3+build.7\". If releases have other names, such as the hash of a commit, choose a result for "+
				"them with `try`: `try(provider::sentry::version_satisfies(…), false)`.", shown(text))
		return
	}
	bounds, err := parseConstraint(constraint)
	if err != nil {
		resp.Error = invalidArgument(1,
			"Invalid Version Constraint: the value %s is not a constraint: %s. It must be a constraint such as \">= 7.0\" or "+
				"\">= 7.0, < 9\", with the operators =, !=, >, >=, <, <=, and ~>.", shown(constraint), err)
		return
	}
	resp.Error = resp.Result.Set(ctx, bounds.allow(parsed))
}
