# title: Evidence for lists of issues
# description:
#   An empty list of new issues proves nothing if the release sent no event to the projects and environments of the list. Evidence is an
#   event of `sentry_event`, or a row of `sentry_event_query`, of the same organization, release, project, and
#   environment, in the time range of the list.
package sentry.evidence

import data.sentry.events as sentry
import data.sentry.ranges

# The locations that a list searches: each of its projects, in each of its environments. Null is any environment.
locations(list) := {{"project": project, "environment": environment} |
	some project in list.values.projects
	some environment in environments(list)
}

# Nothing is evidence for environments of an unexpected type.
default environments(_) := {false}

environments(list) := {null} if object.get(list.values, "environments", null) in {null, []}

environments(list) := {name | some name in list.values.environments} if {
	is_array(list.values.environments)
	count(list.values.environments) > 0
	every name in list.values.environments {
		is_string(name)
	}
}

# Whether a list searches in projects that it names. The project -1 is every project of the token, which may be none.
names_projects(list) if {
	is_array(list.values.projects)
	count(list.values.projects) > 0
	every project in list.values.projects {
		is_string(project)
		regex.match(`^[0-9A-Za-z_][0-9A-Za-z_-]*$`, project)
	}
}

shows(list, release, location) if {
	some event in sentry.found
	event.values.release.version == release
	is_string(event.values.organization)
	event.values.organization == list.values.organization
	not event.values.type in {"transaction", "generic"}
	location.project in {event.values.project, event.values.project_id}
	is_in_environment(event.values.environment, location)
	ranges.instant(event.values.date_created) >= ranges.since(list.values)
}

shows(list, release, location) if {
	some table in sentry.instances("sentry_event_query")
	is_string(table.values.organization)
	table.values.organization == list.values.organization
	object.get(table.values, "dataset", null) in {null, "errors"}
	ranges.since(table.values) >= ranges.since(list.values)
	some row in table.values.rows
	row.release == release
	regex.match(`^[1-9][0-9]*$`, row["count()"])
	is_row_of_project(table, row, location.project)
	is_row_of_environment(table, row, location)
}

is_in_environment(_, location) if location.environment == null

is_in_environment(environment, location) if environment == location.environment

# A table of several projects may count events of the others only, unless its rows name them.
is_row_of_project(table, _, project) if table.values.projects == [project]

is_row_of_project(_, row, project) if {
	some name in ["project", "project.name", "project.id"]
	row[name] == project
}

is_row_of_environment(_, _, location) if location.environment == null

is_row_of_environment(table, _, location) if table.values.environments == [location.environment]

is_row_of_environment(_, row, location) if row.environment == location.environment
