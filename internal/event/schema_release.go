// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func releaseAttributes() map[string]schema.Attribute {
	always, details := attribute.Always, attribute.InSection(sectionReleaseDetails)
	return map[string]schema.Attribute{
		"version":       always.String("version", "Version as the SDK reported it, such as `web@1.2.3+build`."),
		"short_version": always.String("shortVersion", "Version as Sentry shortens it."),
		"id":            always.String("id", "Id of the release, as text."),
		"ref":           always.String("ref", "Git reference of the release."),
		"url":           always.String("url", "Link that was stored with the release."),
		"status":        attribute.Volatile(always.String("status", "Status: `open` or `archived`.")),
		"date_created":  always.String("dateCreated", "Time when the release was created, RFC 3339."),
		"date_released": attribute.Volatile(always.String("dateReleased", "Time when the release went out, RFC 3339.")),
		"first_event":   always.String("firstEvent", "Time of the first event of the release, RFC 3339."),
		"last_event":    attribute.Volatile(always.String("lastEvent", "Time of the last event of the release, RFC 3339.")),
		"commit_count":  attribute.Volatile(always.Number("commitCount", "Number of commits in the release.")),
		"deploy_count":  attribute.Volatile(always.Number("deployCount", "Number of deploys of the release.")),
		"new_groups":    attribute.Volatile(always.Number("newGroups", "Number of issues first seen in the release.")),
		"version_info": always.Object("versionInfo",
			"What Sentry could parse of the version.", versionInfoAttributes()),

		"user_agent": details.String("userAgent", "Client that created the release. Null where the section is not read."),
		"data_json":  details.JSON("data", "Free-form data of the release. Null where the section is not read."),
		"last_commit": attribute.Volatile(details.Object("lastCommit",
			"The newest commit of the release. Null where the section is not read.", releaseCommitAttributes())),
		"last_deploy": attribute.Volatile(details.Object("lastDeploy",
			"The newest deploy of the release. Null where the section is not read.", releaseDeployAttributes())),
		"authors": attribute.Sensitive(attribute.Volatile(details.Objects("authors",
			"Authors of the release's commits. Null where the section is not read.", map[string]schema.Attribute{
				"name":  details.String("name", "Name of the author."),
				"email": details.String("email", "E-mail address of the author."),
			}))),
		"projects": details.Objects("projects",
			"Projects that the release belongs to. Null where the section is not read.", releaseProjectAttributes()),
	}
}

func versionInfoAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"raw":         always.String("version.raw", "Version without the package."),
		"package":     always.String("package", "Package, the part before the `@`."),
		"description": always.String("description", "Version as Sentry shows it."),
		"build_hash":  always.String("buildHash", "Commit hash, where the version is or ends with one."),
		"major":       always.Number("version.major", "Major version."),
		"minor":       always.Number("version.minor", "Minor version."),
		"patch":       always.Number("version.patch", "Patch version."),
		"pre":         always.String("version.pre", "Pre-release part."),
		"build_code":  always.String("version.buildCode", "Build part, after the `+`."),
	}
}

func releaseCommitAttributes() map[string]schema.Attribute {
	details := attribute.InSection(sectionReleaseDetails)
	return map[string]schema.Attribute{
		"id":              details.String("id", "Hash of the commit."),
		"message":         details.String("message", "Message of the commit."),
		"date_created":    details.String("dateCreated", "Time of the commit, RFC 3339."),
		"author_name":     attribute.Sensitive(details.String("author.name", "Name of the author.")),
		"author_email":    attribute.Sensitive(details.String("author.email", "E-mail address of the author.")),
		"repository_name": details.String("repository.name", "Name of the repository."),
		"pull_request_id": details.String("pullRequest.id", "Id of the pull request."),
	}
}

func releaseDeployAttributes() map[string]schema.Attribute {
	details := attribute.InSection(sectionReleaseDetails)
	return map[string]schema.Attribute{
		"id":            details.String("id", "Id of the deploy, as text."),
		"name":          details.String("name", "Name of the deploy."),
		"environment":   details.String("environment", "Environment that was deployed to."),
		"url":           details.String("url", "Link that was stored with the deploy."),
		"date_started":  details.String("dateStarted", "Time when the deploy began, RFC 3339."),
		"date_finished": details.String("dateFinished", "Time when the deploy ended, RFC 3339."),
	}
}

func releaseProjectAttributes() map[string]schema.Attribute {
	details := attribute.InSection(sectionReleaseDetails)
	return map[string]schema.Attribute{
		"id":              details.String("id", "Id of the project, as text."),
		"slug":            details.String("slug", "Slug of the project."),
		"name":            details.String("name", "Name of the project."),
		"platform":        details.String("platform", "Platform of the project."),
		"new_groups":      attribute.Volatile(details.Number("newGroups", "Number of issues first seen in the release.")),
		"has_health_data": details.Bool("hasHealthData", "Whether the release reports sessions in the project."),
	}
}
