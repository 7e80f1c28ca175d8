// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"

func mapRelease(o *jsontree.Object, read selection) *Release {
	release := &Release{
		Version:      o.String("version"),
		ShortVersion: o.String("shortVersion"),
		ID:           o.String("id"),
		Ref:          o.String("ref"),
		URL:          o.String("url"),
		Status:       o.String("status"),
		DateCreated:  o.String("dateCreated"),
		DateReleased: o.String("dateReleased"),
		FirstEvent:   o.String("firstEvent"),
		LastEvent:    o.String("lastEvent"),
		CommitCount:  number(o.Number("commitCount")),
		DeployCount:  number(o.Number("deployCount")),
		NewGroups:    number(o.Number("newGroups")),
		VersionInfo:  mapVersionInfo(o.Object("versionInfo")),
	}
	if read[sectionReleaseDetails] {
		release.UserAgent = o.String("userAgent")
		release.DataJSON = o.JSON("data")
		release.LastCommit = mapReleaseCommit(o.Object("lastCommit"))
		release.LastDeploy = mapReleaseDeploy(o.Object("lastDeploy"))
		release.Authors = mapObjects(o.Objects("authors"), mapReleaseAuthor)
		release.Projects = mapObjects(o.Objects("projects"), mapReleaseProject)
	}
	return release
}

func mapVersionInfo(o *jsontree.Object) VersionInfo {
	version := o.Object("version")
	return VersionInfo{
		Raw:         version.String("raw"),
		Package:     o.String("package"),
		Description: o.String("description"),
		BuildHash:   o.String("buildHash"),
		Major:       number(version.Number("major")),
		Minor:       number(version.Number("minor")),
		Patch:       number(version.Number("patch")),
		Pre:         version.String("pre"),
		BuildCode:   version.String("buildCode"),
	}
}

func mapReleaseCommit(o *jsontree.Object) *ReleaseCommit {
	author := o.Object("author")
	return &ReleaseCommit{
		ID:             o.String("id"),
		Message:        o.String("message"),
		DateCreated:    o.String("dateCreated"),
		AuthorName:     author.String("name"),
		AuthorEmail:    author.String("email"),
		RepositoryName: o.Object("repository").String("name"),
		PullRequestID:  o.Object("pullRequest").String("id"),
	}
}

func mapReleaseDeploy(o *jsontree.Object) *ReleaseDeploy {
	return &ReleaseDeploy{
		ID:           o.String("id"),
		Name:         o.String("name"),
		Environment:  o.String("environment"),
		URL:          o.String("url"),
		DateStarted:  o.String("dateStarted"),
		DateFinished: o.String("dateFinished"),
	}
}

func mapReleaseAuthor(o *jsontree.Object) ReleaseAuthor {
	return ReleaseAuthor{
		Name:  o.String("name"),
		Email: o.String("email"),
	}
}

func mapReleaseProject(o *jsontree.Object) ReleaseProject {
	return ReleaseProject{
		ID:            o.String("id"),
		Slug:          o.String("slug"),
		Name:          o.String("name"),
		Platform:      o.String("platform"),
		NewGroups:     number(o.Number("newGroups")),
		HasHealthData: o.Bool("hasHealthData"),
	}
}
