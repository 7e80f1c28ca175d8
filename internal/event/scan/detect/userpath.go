// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
)

// longestUser bounds the name of a user.
const longestUser = 64

// userPath looks at the path of a home directory, by the separator before the
// folder of all of them.
func (s *scanner) userPath(i int) {
	if s.found&UserPath != 0 {
		return
	}
	separator := s.text[i]
	switch {
	case separator == '/' && s.hasPrefix(i, "/home/") && s.startsPath(i):
		s.user(i+len("/home/"), true)
	case separator == '/' && s.hasPrefix(i, "/Users/") && (s.startsPath(i) || s.followsDrive(i)):
		s.user(i+len("/Users/"), false)
	case s.at(i-1) == ':' && isLetter(s.at(i-2)) && !isWord(s.at(i-3)), separator == '\\' && s.at(i-1) != '\\' && !isWord(s.at(i-1)):
		start := i
		for s.at(start) == separator && start-i < 4 {
			start++
		}
		for _, folder := range []string{"users", "documents and settings"} {
			end := start + len(folder)
			if end < len(s.text) && s.text[end] == separator && bytes.EqualFold(s.text[start:end], []byte(folder)) {
				for s.at(end) == separator {
					end++
				}
				s.user(end, false)
			}
		}
	}
}

// startsPath says whether a path from the root begins there, and not the path of
// a URL or a part of a longer one.
func (s *scanner) startsPath(i int) bool {
	before := s.at(i - 1)
	if before == '/' {
		return bytes.HasSuffix(s.text[:i], []byte("://")) // of a URL without a server
	}
	if before == ' ' {
		return !isMethod(s.wordBefore(i))
	}
	for _, system := range []string{"/export", "/var"} {
		if bytes.HasSuffix(s.text[:i], []byte(system)) && !isWord(s.at(i-len(system)-1)) {
			return true
		}
	}
	if isLetter(before) && s.at(i-2) == '-' {
		return !isWord(s.at(i - 3)) // the flag of a compiler
	}
	return !isWord(before) && before != '.' && before != '-' && before != '~' && before != ']' && before != '}'
}

// followsDrive says whether the folder of a Unix shell for a drive of Windows
// stands before, such as /c or /mnt/c.
func (s *scanner) followsDrive(i int) bool {
	return isLetter(s.at(i-1)) && s.at(i-2) == '/' && (!isWord(s.at(i-3)) || bytes.HasSuffix(s.text[:i-2], []byte("/mnt")))
}

func isMethod(word string) bool {
	switch word {
	case "get", "post", "put", "patch", "delete", "head", "options":
		return true
	}
	return false
}

// user looks at the name of a user that begins there. Where the folder may also
// be the path of a page, a file has to follow.
func (s *scanner) user(start int, mayBePage bool) {
	end := start
	for end < len(s.text) && end-start <= longestUser && bytes.IndexByte([]byte("/\\\"'<>|:*?,;()[]{}%$&=#\r\n\t"), s.text[end]) < 0 {
		end++
	}
	name := s.text[start:end]
	after := s.at(end)
	further := (after == '/' || after == '\\') && end+1 < len(s.text)
	switch {
	case len(name) == 0 || len(name) > longestUser || !slices.ContainsFunc(name, isNameLetter):
		return
	case bytes.IndexByte([]byte("?=&#[{<%$*"), after) >= 0 && after != 0:
		return
	case s.name&Route != 0 && mayBePage, notUsers[string(bytes.ToLower(name))]:
		return
	case !further && s.name&Folder == 0 && (mayBePage || bytes.IndexByte(name, ' ') >= 0):
		return
	case further && mayBePage && pages[string(bytes.ToLower(name))]:
		return
	}
	s.found |= UserPath
}

// isNameLetter says whether a byte is a letter, of any alphabet.
func isNameLetter(c byte) bool { return isLetter(c) || c >= 0x80 }

// notUsers are the names of no person: of services, of images that builds run on,
// and of what is shared.
var notUsers = map[string]bool{
	"runner": true, "runneradmin": true, "runneruser": true, "app": true, "node": true, "ubuntu": true, "ec2-user": true,
	"vagrant": true, "circleci": true, "travis": true, "jenkins": true, "shared": true, "public": true, "default": true,
	"all users": true, "default user": true, "containeradministrator": true, "containeruser": true, "administrator": true,
	"admin": true, "root": true, "user": true, "users": true, "vsts": true, "vsts_agent": true, "azureuser": true, "build": true,
	"builder":         true,
	"buildkite-agent": true, "gitlab-runner": true, "git": true, "deploy": true, "deployer": true, "www-data": true, "www": true,
	"nginx": true, "debian": true, "centos": true, "pi": true, "docker": true, "dev": true, "test": true, "tester": true,
	"ci": true, "bitrise": true, "codespace": true, "gitpod": true, "vscode": true, "coder": true, "linuxbrew": true, "site": true,
	"sbx_user1051": true, "webapp": true, "web": true, "service": true, "system": true, "nobody": true, "daemon": true,
	"postgres": true, "mysql": true, "redis": true, "rails": true, "django": true, "python": true, "ruby": true, "php": true, "java": true,
	"spring": true, "tomcat": true, "nonroot": true, "appuser": true, "app-user": true, "worker": true, "expo": true, "distiller": true,
	"defaultuser0": true, "codebuild-user": true, "hadoop": true, "spark": true, "airflow": true, "jovyan": true, "sentry": true,
	"username": true, "name": true, "cloud-user": true, "opc": true, "core": true, "wwwroot": true, "teamcity": true, "bamboo": true,
	"gradle": true, "odoo": true, "seluser": true, "pwuser": true, "forge": true, "frappe": true, "rstudio": true, "steam": true,
	"assistant": true, "appveyor": true, "vssadministrator": true, "local": true,
}

// pages are what sites have under /home.
var pages = map[string]bool{
	"dashboard": true, "index": true, "page": true, "start": true, "settings": true, "profile": true, "login": true,
	"about": true, "news": true, "feed": true, "search": true, "main": true, "products": true, "overview": true,
	"welcome": true, "account": true, "help": true, "contact": true, "orders": true, "api": true, "static": true, "assets": true,
}
