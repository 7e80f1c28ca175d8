// SPDX-License-Identifier: MPL-2.0

package main

import (
	"archive/zip"
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
	dir   string
	files *artifacts
}

func newDist(t *testing.T) *dist {
	t.Helper()
	d := &dist{T: t, dir: t.TempDir()}
	d.write("terraform-registry-manifest.json", `{"version": 1, "metadata": {"protocol_versions": ["6.0"]}}`)
	d.zip("linux_amd64", map[string]fs.FileMode{"terraform-provider-sentry_v1.2.3": 0o755, "LICENSE": 0o644})
	d.zip("windows_amd64", map[string]fs.FileMode{"terraform-provider-sentry_v1.2.3.exe": 0o755, "LICENSE": 0o644})
	for _, platform := range []string{"linux_amd64", "windows_amd64"} {
		d.write("dist/terraform-provider-sentry_1.2.3_"+platform+".cdx.json",
			`{"bomFormat": "CycloneDX", "components": [{"name": "github.com/hashicorp/terraform-plugin-framework", "version": "v1.19.0"}]}`)
	}
	d.sums()
	d.find()
	return d
}

func (d *dist) find() {
	d.Helper()
	files, err := (&checkout{d.dir}).artifacts("1.2.3", []string{"linux_amd64", "windows_amd64"})
	if err != nil {
		d.Fatal(err)
	}
	d.files = files
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

// TestVerify breaks a good release in every way that a registry, or who installs it,
// would stumble over.
func TestVerify(t *testing.T) {
	t.Parallel()
	const program = "terraform-provider-sentry_v1.2.3"
	for name, test := range map[string]struct {
		spoil func(*dist)
		says  string
	}{
		"nothing":    {spoil: func(*dist) {}},
		"no licence": {func(d *dist) { d.zip("linux_amd64", map[string]fs.FileMode{program: 0o755}); d.sums() }, "holds"},
		"another name": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{"sentry": 0o755, "LICENSE": 0o644})
			d.sums()
		}, "holds"},
		"one file more": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{program: 0o755, "LICENSE": 0o644, "x": 0o644})
			d.sums()
		}, "holds"},
		"not executable": {func(d *dist) {
			d.zip("linux_amd64", map[string]fs.FileMode{program: 0o644, "LICENSE": 0o644})
			d.sums()
		}, "cannot be executed"},
		"no .exe": {func(d *dist) {
			d.zip("windows_amd64", map[string]fs.FileMode{program: 0o755, "LICENSE": 0o644})
			d.sums()
		}, "holds"},
		"no archive": {func(d *dist) { d.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", "no zip"); d.sums() }, "not a valid zip"},
		"protocol 5": {func(d *dist) {
			d.write("terraform-registry-manifest.json", `{"version": 1, "metadata": {"protocol_versions": ["5.0"]}}`)
			d.sums()
		}, "protocol 6.0"},
		"garbled manifest": {func(d *dist) { d.write("terraform-registry-manifest.json", "{"); d.sums() }, "protocol 6.0"},
		"a sum missing":    {func(d *dist) { d.write(sumsFile, d.read(sumsFile)[strings.Index(d.read(sumsFile), "\n")+1:]) }, "is missing"},
		"a wrong sum":      {func(d *dist) { d.write(sumsFile, strings.Repeat("0", 64)+d.read(sumsFile)[64:]) }, "is wrong"},
		"the signature's sum": {func(d *dist) {
			d.write(sumsFile, d.read(sumsFile)+strings.Repeat("0", 64)+"  terraform-provider-sentry_1.2.3_SHA256SUMS.sig\n")
		}, "no file of a release"},
		"other materials": {func(d *dist) {
			d.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json", `{"bomFormat": "CycloneDX"}`)
		}, "does not name the modules"},
		"garbled materials": {func(d *dist) { d.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json", "<") }, "invalid character"},
		"a platform more": {func(d *dist) {
			d.write("dist/terraform-provider-sentry_1.2.3_plan9_386.zip", "")
			d.find()
		}, "3 archives"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDist(t)
			test.spoil(d)
			err := d.files.verify()
			if test.says == "" && err != nil || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
				t.Errorf("verify() = %v, want %q", err, test.says)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	first, second := newDist(t), newDist(t)
	second.write("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", first.read("dist/terraform-provider-sentry_1.2.3_linux_amd64.zip"))
	second.write("dist/terraform-provider-sentry_1.2.3_windows_amd64.zip", first.read("dist/terraform-provider-sentry_1.2.3_windows_amd64.zip"))
	second.write(sumsFile, first.read(sumsFile))
	if err := first.files.compare(second.files); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"dist/terraform-provider-sentry_1.2.3_linux_amd64.zip", "dist/terraform-provider-sentry_1.2.3_linux_amd64.cdx.json", sumsFile} {
		before := second.read(name)
		second.write(name, before+" ")
		if err := first.files.compare(second.files); err == nil || !strings.Contains(err.Error(), filepath.Base(name)) {
			t.Errorf("%s differs, and compare() = %v", name, err)
		}
		second.write(name, before)
	}
}

func TestNewestVersion(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "CHANGELOG.md")
	for text, want := range map[string]string{
		"## 0.2.0 (November 27, 2026)\n\n## 0.1.0 (May 01, 2026)\n": "0.2.0", "## 1.0.0-rc.1 (May 01, 2026)\n": "1.0.0-rc.1", "# Changes\n": "",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := newestVersion(path); got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
