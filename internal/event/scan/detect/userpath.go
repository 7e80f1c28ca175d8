// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
)

// userPath inspects the path of a home directory, starting from the separator before the
// folder that contains all of them.
func (s *scanner) userPath(i int) {
	separator, before := s.text[i], s.at(i-1)
	switch {
	case s.found&UserPath != 0:
	case s.hasPrefix(i, "/home/") && s.startsPath(i):
		s.user(i+len("/home/"), true)
	case s.hasPrefix(i, "/Users/") && (s.startsPath(i) || s.followsDrive(i)):
		s.user(i+len("/Users/"), false)
	case before == ':' && isLetter(s.at(i-2)) && !isWord(s.at(i-3)), separator == '\\' && before != '\\' && !isWord(before):
		isSeparator := func(c byte) bool { return c == separator }
		start := s.runWithin(i, 4, isSeparator)
		for _, folder := range []string{"users", "documents and settings"} {
			end := start + len(folder)
			if s.at(end) == separator && bytes.EqualFold(s.text[start:end], []byte(folder)) {
				s.user(s.run(end, isSeparator), false)
			}
		}
	}
}

// startsPath reports whether an absolute path begins at an index, and not the path of a URL
// or a part of a longer path.
func (s *scanner) startsPath(i int) bool {
	before := s.at(i - 1)
	switch {
	case before == '/':
		return bytes.HasSuffix(s.text[:i], []byte("://")) // of a URL without a server
	case before == ' ':
		return !methods[s.wordBefore(i)]
	case s.followsFolder(i, "/export"), s.followsFolder(i, "/var"):
		return true
	case isLetter(before) && s.at(i-2) == '-':
		return !isWord(s.at(i - 3)) // the flag of a compiler
	}
	return !isWord(before) && !oneOf(before, ".-~]}")
}

func (s *scanner) followsFolder(i int, folder string) bool {
	return bytes.HasSuffix(s.text[:i], []byte(folder)) && !isWord(s.at(i-len(folder)-1))
}

// followsDrive reports whether the folder of a Windows drive in a Unix shell precedes, such
// as /c or /mnt/c.
func (s *scanner) followsDrive(i int) bool {
	return isLetter(s.at(i-1)) && s.at(i-2) == '/' && (!isWord(s.at(i-3)) || bytes.HasSuffix(s.text[:i-2], []byte("/mnt")))
}

// user inspects the user name that begins at start. If the folder may also be the path of a
// page, a file must follow.
func (s *scanner) user(start int, mayBePage bool) {
	const longest = 64
	end := s.runWithin(start, longest+1, func(c byte) bool { return !oneOf(c, "/\\\"'<>|:*?,;()[]{}%$&=#\r\n\t") })
	name, after := s.text[start:end], s.at(end)
	further := (after == '/' || after == '\\') && end+1 < len(s.text)
	switch {
	case len(name) > longest, !slices.ContainsFunc(name, isAnyLetter), oneOf(after, "?=&#[{<%$*"):
	case s.name&Route != 0 && mayBePage, notUsers[string(bytes.ToLower(name))]:
	case !further && s.name&Folder == 0 && (mayBePage || bytes.IndexByte(name, ' ') >= 0):
	case further && mayBePage && pages[string(bytes.ToLower(name))]:
	default:
		s.found |= UserPath
	}
}

var methods = setOf("get, post, put, patch, delete, head, options")

// notUsers lists the names that belong to no person: to services, to images that builds run
// on, and to shared folders.
var notUsers = setOf("runner, runneradmin, runneruser, app, node, ubuntu, ec2-user, vagrant, circleci, travis, jenkins, shared, " +
	"public, default, all users, default user, containeradministrator, containeruser, administrator, admin, root, user, users, vsts, " +
	"vsts_agent, azureuser, build, builder, buildkite-agent, gitlab-runner, git, deploy, deployer, www-data, www, nginx, debian, " +
	"centos, pi, docker, dev, test, tester, ci, bitrise, codespace, gitpod, vscode, coder, linuxbrew, site, sbx_user1051, webapp, web, " +
	"service, system, nobody, daemon, postgres, mysql, redis, rails, django, python, ruby, php, java, spring, tomcat, nonroot, " +
	"appuser, app-user, worker, expo, distiller, defaultuser0, codebuild-user, hadoop, spark, airflow, jovyan, sentry, username, name, " +
	"cloud-user, opc, core, wwwroot, teamcity, bamboo, gradle, odoo, seluser, pwuser, forge, frappe, rstudio, steam, assistant, " +
	"appveyor, vssadministrator, local")

// pages lists common pages of websites under /home.
var pages = setOf("dashboard, index, page, start, settings, profile, login, about, news, feed, search, main, products, overview, " +
	"welcome, account, help, contact, orders, api, static, assets")
