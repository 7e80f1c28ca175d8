// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var release = field.Fields{
	field.String{
		Name: "version", From: "version", Value: field.Func(releaseVersion),
		Doc: "Version as the SDK reported it, such as `web@1.2.3+build`. If Sentry sends no release, the tag `release`.",
	},
	field.String{Name: "short_version", From: "shortVersion", Doc: "Version as Sentry shortens it."},
	field.String{Name: "id", Doc: "ID of the release."},
	field.String{Name: "ref", Doc: "Git reference."},
	field.String{Name: "url", Doc: "Link stored with the release."},
	field.String{Name: "status", Volatile: true, Doc: "Status: `open` or `archived`."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time when the release was created, RFC 3339."},
	field.String{Name: "date_released", From: "dateReleased", Volatile: true, Doc: "Time when the release was published, RFC 3339."},
	field.String{Name: "first_event", From: "firstEvent", Volatile: true, Doc: "Time of the first event of the release, RFC 3339."},
	field.String{Name: "last_event", From: "lastEvent", Volatile: true, Doc: "Time of the latest event of the release, RFC 3339."},
	field.Number{Name: "commit_count", From: "commitCount", Volatile: true, Doc: "Number of commits."},
	field.Number{Name: "deploy_count", From: "deployCount", Volatile: true, Doc: "Number of deploys."},
	field.Number{Name: "new_groups", From: "newGroups", Volatile: true, Doc: "Number of issues first seen in the release."},
	field.Object{Name: "version_info", From: "versionInfo", Doc: "Parts of the version that Sentry could parse.", Fields: versionInfo},
	field.Section{Name: sectionReleaseDetails, Fields: field.Fields{
		field.String{Name: "user_agent", From: "userAgent", Doc: "Client that created the release."},
		field.JSON{Name: "data_json", Doc: "Free-form data of the release."},
		field.Object{Name: "last_commit", From: "lastCommit", Volatile: true, Doc: "Latest commit of the release.", Fields: releaseCommit},
		field.Object{Name: "last_deploy", From: "lastDeploy", Volatile: true, Doc: "Latest deploy of the release.", Fields: releaseDeploy},
		field.Objects{Name: "authors", Volatile: true, Sensitive: true, Doc: "Authors of the release's commits.", Fields: field.Fields{
			field.String{Name: "name", Doc: "Name."},
			field.String{Name: "email", Doc: "Email address."},
		}},
		field.Objects{Name: "projects", Doc: "Projects that the release belongs to.", Fields: releaseProject},
	}},
}

var versionInfo = field.Fields{
	field.String{Name: "raw", From: "version.raw", Doc: "Version without the package."},
	field.String{Name: "package", Doc: "Package: the part before the `@`."},
	field.String{Name: "description", Doc: "Version as Sentry shows it."},
	field.String{Name: "build_hash", From: "buildHash", Doc: "Commit hash, if the version is one or ends with one."},
	field.Number{Name: "major", From: "version.major", Doc: "Major version."},
	field.Number{Name: "minor", From: "version.minor", Doc: "Minor version."},
	field.Number{Name: "patch", From: "version.patch", Doc: "Patch version."},
	field.String{Name: "pre", From: "version.pre", Doc: "Pre-release part."},
	field.String{Name: "build_code", From: "version.buildCode", Doc: "Build part, after the `+`."},
}

var releaseCommit = field.Fields{
	field.String{Name: "id", Doc: "Commit hash."},
	field.String{Name: "message", Doc: "Commit message."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Commit time, RFC 3339."},
	field.String{Name: "author_name", From: "author.name", Sensitive: true, Doc: "Name of the author."},
	field.String{Name: "author_email", From: "author.email", Sensitive: true, Doc: "Email address of the author."},
	field.String{Name: "repository_name", From: "repository.name", Doc: "Name of the repository."},
	field.String{Name: "pull_request_id", From: "pullRequest.id", Doc: "ID of the pull request."},
}

var releaseDeploy = field.Fields{
	field.String{Name: "id", Doc: "ID of the deploy."},
	field.String{Name: "name", Doc: "Name."},
	field.String{Name: "environment", Doc: "Target environment."},
	field.String{Name: "url", Doc: "Link stored with the deploy."},
	field.String{Name: "date_started", From: "dateStarted", Doc: "Start time, RFC 3339."},
	field.String{Name: "date_finished", From: "dateFinished", Doc: "End time, RFC 3339."},
}

var releaseProject = field.Fields{
	field.String{Name: "id", Doc: "ID of the project."},
	field.String{Name: "slug", Doc: "Slug."},
	field.String{Name: "name", Doc: "Name."},
	field.String{Name: "platform", Doc: "Platform."},
	field.Number{Name: "new_groups", From: "newGroups", Volatile: true, Doc: "Number of issues of this project first seen in the release."},
	field.Bool{Name: "has_health_data", From: "hasHealthData", Doc: "Whether the release has session data in the project. Sentry always sends false, even if there is session data."},
}

// releaseObject returns the release, or an absent object if the server sends only its
// version.
func releaseObject(s *source) *jsontree.Object {
	if tags.ReleaseIsVersion(s.root) {
		return s.root.Absent()
	}
	return s.root.Object("release")
}

// releaseVersion returns the version of the release, or else the tag release.
func releaseVersion(s *source) *string {
	if version := tags.Release(s.root); version != nil {
		return version
	}
	return s.tags.Value("release")
}
