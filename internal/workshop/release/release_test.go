// SPDX-License-Identifier: MPL-2.0

package main

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dist writes a good release for two platforms.
type dist struct {
	*testing.T
	*release
}

func newDist(t *testing.T) *dist {
	t.Helper()
	d := &dist{t, &release{t.TempDir(), "1.2.3", []string{"linux_amd64", "windows_amd64"}}}
	d.write("terraform-registry-manifest.json", `{"version": 1, "metadata": {"protocol_versions": ["6.0"]}}`)
	d.zip("linux_amd64", map[string]fs.FileMode{"terraform-provider-sentry_v1.2.3": 0o755, "LICENSE": 0o644})
	d.zip("windows_amd64", map[string]fs.FileMode{"terraform-provider-sentry_v1.2.3.exe": 0o755, "LICENSE": 0o644})
	for _, platform := range d.platforms {
		d.write("dist/terraform-provider-sentry_1.2.3_"+platform+".cdx.json",
			`{"components": [{"purl": "pkg:golang/github.com/hashicorp/terraform-plugin-framework@v1.19.0?type=module"}]}`)
	}
	d.sums()
	return d
}

func (d *dist) write(name, text string) {
	d.Helper()
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
}

func (d *dist) remove(name string) {
	d.Helper()
	if err := os.Remove(filepath.Join(d.dir, filepath.FromSlash(name))); err != nil {
		d.Fatal(err)
	}
}

func (d *dist) read(name string) string {
	d.Helper()
	text, err := os.ReadFile(filepath.Join(d.dir, filepath.FromSlash(name)))
	if err != nil {
		d.Fatal(err)
	}
	return string(text)
}

func (d *dist) zip(platform string, files map[string]fs.FileMode) {
	d.Helper()
	var written strings.Builder
	archive := zip.NewWriter(&written)
	for name, mode := range files {
		header := &zip.FileHeader{Name: name}
		header.SetMode(mode)
		file, err := archive.CreateHeader(header)
		if err == nil {
			_, err = file.Write([]byte(name))
		}
		if err != nil {
			d.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		d.Fatal(err)
	}
	d.write("dist/terraform-provider-sentry_1.2.3_"+platform+".zip", written.String())
}

const sumsFile = "dist/terraform-provider-sentry_1.2.3_SHA256SUMS"

func (d *dist) sums() {
	d.Helper()
	var lines strings.Builder
	for name, path := range map[string]string{
		"manifest.json": "terraform-registry-manifest.json", "linux_amd64.zip": "dist/terraform-provider-sentry_1.2.3_linux_amd64.zip",
		"windows_amd64.zip": "dist/terraform-provider-sentry_1.2.3_windows_amd64.zip",
	} {
		fmt.Fprintf(&lines, "%x  terraform-provider-sentry_1.2.3_%s\n", sha256.Sum256([]byte(d.read(path))), name)
	}
	d.write(sumsFile, lines.String())
}

// TestVerifyRejectsBrokenReleases breaks a valid release in every way that affects a registry
// or a user who installs it.
func TestVerifyRejectsBrokenReleases(t *testing.T) {
	t.Parallel()
	const program = "terraform-provider-sentry_v1.2.3"
	for name, test := range map[string]struct {
		spoil func(*dist)
		want  string
	}{
		"nothing":    {spoil: func(*dist) {}},
		"no licence": {func(d *dist) { d.zip("linux_amd64", map[string]fs.FileMode{program: 0o755}); d.sums() }, "contains"},
		"another name": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{"sentry": 0o755, "LICENSE": 0o644})
			d.sums()
		}, "contains"},
		"one file more": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{program: 0o755, "LICENSE": 0o644, "x": 0o644})
			d.sums()
		}, "contains"},
		"not executable": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{program: 0o644, "LICENSE": 0o644})
			d.sums()
		}, "cannot be executed"},
		"no .exe": {func(d *dist) {
			d.zip("windows_amd64", map[string]fs.FileMode{program: 0o755, "LICENSE": 0o644})
			d.sums()
		}, "contains"},
		"no archive": {func(d *dist) { d.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", "no zip"); d.sums() }, "not a valid zip"},
		"protocol 5": {func(d *dist) {
			d.write("terraform-registry-manifest.json", `{"version": 1, "metadata": {"protocol_versions": ["5.0"]}}`)
			d.sums()
		}, "protocol 6.0"},
		"garbled manifest": {func(d *dist) { d.write("terraform-registry-manifest.json", "{"); d.sums() }, "protocol 6.0"},
		"no manifest":      {func(d *dist) { d.remove("terraform-registry-manifest.json") }, "protocol 6.0"},
		"a sum missing":    {func(d *dist) { d.write(sumsFile, d.read(sumsFile)[strings.Index(d.read(sumsFile), "\n")+1:]) }, "the checksums are"},
		"a wrong sum":      {func(d *dist) { d.write(sumsFile, strings.Repeat("0", 64)+d.read(sumsFile)[64:]) }, "the checksums are"},
		"the signature's sum": {func(d *dist) {
			d.write(sumsFile, d.read(sumsFile)+strings.Repeat("0", 64)+"  terraform-provider-sentry_1.2.3_SHA256SUMS.sig\n")
		}, "the checksums are"},
		"other materials": {func(d *dist) {
			d.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json", `{"bomFormat": "CycloneDX"}`)
		}, "does not name the modules"},
		"a platform more": {func(d *dist) {
			d.write("dist/terraform-provider-sentry_1.2.3_plan9_386.zip", "")
		}, "for each platform"},
		"an archive missing": {func(d *dist) { d.remove("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip") }, "no such file"},
		"no materials": {func(d *dist) {
			d.remove("dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json")
		}, "no such file"},
		"no sums": {func(d *dist) { d.remove(sumsFile) }, "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDist(t)
			test.spoil(d)
			err := d.verify()
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("verify() = %v, want %q", err, test.want)
			}
		})
	}
}

func TestCompareFindsDifferences(t *testing.T) {
	t.Parallel()
	first, second := newDist(t), newDist(t)
	second.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", first.read("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip"))
	second.write("dist/terraform-provider-sentry_1.2.3_windows_amd64.zip", first.read("dist/terraform-provider-sentry_1.2.3_windows_amd64.zip"))
	second.write(sumsFile, first.read(sumsFile))
	if err := first.compare(second.release); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", "dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json", sumsFile} {
		before := second.read(name)
		second.write(name, before+" ")
		if err := first.compare(second.release); err == nil || !strings.HasSuffix(name, strings.TrimPrefix(err.Error(), "two builds make different ")) {
			t.Errorf("%s differs, and compare() = %v", name, err)
		}
		second.write(name, before)
	}
}

// TestVerifySignatureRejectsOtherKeys creates a key and signs with it, like goreleaser.
func TestVerifySignatureRejectsOtherKeys(t *testing.T) {
	t.Parallel()
	// A short name, because the agent of gpg creates a socket below.
	dir, err := os.MkdirTemp("", "r") //nolint:usetesting // See above.
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	key, err := newKey(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if key == nil {
		t.Skip("there is no gpg")
	}
	t.Cleanup(func() { _ = execute(context.Background(), "", key, "gpgconf", "--kill", "all") })
	d := newDist(t)
	sign := func(arguments ...string) {
		sums := d.path("SHA256SUMS")
		arguments = append([]string{"--batch", "--yes", "--output", sums + ".sig"}, append(arguments, "--detach-sign", sums)...)
		if err := execute(t.Context(), "", key, "gpg", arguments...); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name  string
		spoil func()
		want  string
	}{
		{"no signature", func() {}, "no such file"},
		{"good", func() { sign() }, ""},
		{"other sums", func() { d.write(sumsFile, d.read(sumsFile)+" ") }, "BAD signature"},
		{"text", func() { sign("--armor") }, "not binary"},
		{"empty", func() { d.write(sumsFile+".sig", "") }, "exit status"},
	} {
		test.spoil()
		err := d.verifySignature(t.Context(), key)
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: verifySignature() = %v, want %q", test.name, err, test.want)
		}
	}
}

func TestNewestVersionIsReadFromChangelog(t *testing.T) {
	for text, want := range map[string]string{
		"## 0.2.0 (November 27, 2026)\n\n## 0.1.0 (May 01, 2026)\n": "0.2.0", "## 1.0.0-rc.1 (May 01, 2026)\n": "1.0.0-rc.1", "# Changes\n": "",
	} {
		t.Chdir(t.TempDir())
		if err := os.WriteFile("CHANGELOG.md", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := newestVersion(); got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

// TestCheckTagRequiresNewestVersion: a release is the newest version of the changelog, with
// all of its changes.
func TestCheckTagRequiresNewestVersion(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("CHANGELOG.md", []byte("## 0.2.0 (November 27, 2026)\n\n## 0.1.0 (May 01, 2026)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for tag, good := range map[string]bool{"v0.2.0": true, "v0.1.0": false, "0.2.0": false, "v0.2.0-rc.1": false} {
		if err := checkTag(tag); (err == nil) != good {
			t.Errorf("checkTag(%s) = %v", tag, err)
		}
	}
	if err := os.MkdirAll(".changes/unreleased", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(".changes/unreleased/x.yaml", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := checkTag("v0.2.0"); err == nil || !strings.Contains(err.Error(), "1 entries") {
		t.Errorf("checkTag() = %v with an entry that is part of no version", err)
	}
}
