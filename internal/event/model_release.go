// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// Release is the release that the event belongs to.
type Release struct {
	Version      *string      `tfsdk:"version"`
	ShortVersion *string      `tfsdk:"short_version"`
	ID           *string      `tfsdk:"id"`
	Ref          *string      `tfsdk:"ref"`
	URL          *string      `tfsdk:"url"`
	Status       *string      `tfsdk:"status"`
	DateCreated  *string      `tfsdk:"date_created"`
	DateReleased *string      `tfsdk:"date_released"`
	FirstEvent   *string      `tfsdk:"first_event"`
	LastEvent    *string      `tfsdk:"last_event"`
	CommitCount  *wire.Number `tfsdk:"commit_count"`
	DeployCount  *wire.Number `tfsdk:"deploy_count"`
	NewGroups    *wire.Number `tfsdk:"new_groups"`
	VersionInfo  VersionInfo  `tfsdk:"version_info"`

	// Section release_details.
	UserAgent  *string          `tfsdk:"user_agent"`
	DataJSON   *string          `tfsdk:"data_json"`
	LastCommit *ReleaseCommit   `tfsdk:"last_commit"`
	LastDeploy *ReleaseDeploy   `tfsdk:"last_deploy"`
	Authors    []ReleaseAuthor  `tfsdk:"authors"`
	Projects   []ReleaseProject `tfsdk:"projects"`
}

// VersionInfo is what Sentry could parse of the release's version.
type VersionInfo struct {
	Raw         *string      `tfsdk:"raw"`
	Package     *string      `tfsdk:"package"`
	Description *string      `tfsdk:"description"`
	BuildHash   *string      `tfsdk:"build_hash"`
	Major       *wire.Number `tfsdk:"major"`
	Minor       *wire.Number `tfsdk:"minor"`
	Patch       *wire.Number `tfsdk:"patch"`
	Pre         *string      `tfsdk:"pre"`
	BuildCode   *string      `tfsdk:"build_code"`
}

// ReleaseCommit is the release's newest commit.
type ReleaseCommit struct {
	ID             *string `tfsdk:"id"`
	Message        *string `tfsdk:"message"`
	DateCreated    *string `tfsdk:"date_created"`
	AuthorName     *string `tfsdk:"author_name"`
	AuthorEmail    *string `tfsdk:"author_email"`
	RepositoryName *string `tfsdk:"repository_name"`
	PullRequestID  *string `tfsdk:"pull_request_id"`
}

// ReleaseDeploy is the release's newest deploy.
type ReleaseDeploy struct {
	ID           *string `tfsdk:"id"`
	Name         *string `tfsdk:"name"`
	Environment  *string `tfsdk:"environment"`
	URL          *string `tfsdk:"url"`
	DateStarted  *string `tfsdk:"date_started"`
	DateFinished *string `tfsdk:"date_finished"`
}

// ReleaseAuthor is the author of a commit of the release.
type ReleaseAuthor struct {
	Name  *string `tfsdk:"name"`
	Email *string `tfsdk:"email"`
}

// ReleaseProject is a project that the release belongs to.
type ReleaseProject struct {
	ID            *string      `tfsdk:"id"`
	Slug          *string      `tfsdk:"slug"`
	Name          *string      `tfsdk:"name"`
	Platform      *string      `tfsdk:"platform"`
	NewGroups     *wire.Number `tfsdk:"new_groups"`
	HasHealthData *bool        `tfsdk:"has_health_data"`
}
