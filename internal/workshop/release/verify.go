// SPDX-License-Identifier: MPL-2.0

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// project is the name that all files contain.
const project = "terraform-provider-sentry"

// platforms lists the platforms of a release, with Go's names.
var platforms = []string{
	"darwin_amd64", "darwin_arm64", "freebsd_386", "freebsd_amd64", "freebsd_arm", "freebsd_arm64", "linux_386", "linux_amd64",
	"linux_arm", "linux_arm64", "windows_386", "windows_amd64", "windows_arm64",
}

// release is a release that was built in a checkout.
type release struct {
	dir, version string
	platforms    []string
}

// path returns the path of a built file by the end of its name.
func (r *release) path(end string) string {
	return filepath.Join(r.dir, "dist", project+"_"+r.version+"_"+end)
}

// verify checks everything that the registries require.
func (r *release) verify() error {
	manifest := filepath.Join(r.dir, "terraform-registry-manifest.json")
	summed := map[string]string{filepath.Base(r.path("manifest.json")): manifest}
	problems := []error{verifyManifest(manifest)}
	for _, platform := range r.platforms {
		archive := r.path(platform + ".zip")
		summed[filepath.Base(archive)] = archive
		problems = append(problems, r.verifyArchive(archive, platform), verifyMaterials(r.path(platform+".cdx.json")))
	}
	if found, err := filepath.Glob(r.path("*_*.*")); err != nil || len(found) != 2*len(r.platforms) {
		problems = append(problems, fmt.Errorf("these are not an archive and a bill of materials for each platform: %q", found))
	}
	return errors.Join(append(problems, verifySums(r.path("SHA256SUMS"), summed))...)
}

// verifyManifest fails if the protocol is not that of the provider.
func verifyManifest(path string) error {
	text, err := os.ReadFile(path)
	var compact bytes.Buffer
	err = errors.Join(err, json.Compact(&compact, text))
	if err != nil || compact.String() != `{"version":1,"metadata":{"protocol_versions":["6.0"]}}` {
		return fmt.Errorf("the manifest is not that of protocol 6.0: %s", text)
	}
	return nil
}

// verifyArchive fails if an archive contains anything but the license and the program, under
// the name that Terraform expects. It also fails if the program cannot be executed.
func (r *release) verifyArchive(path, platform string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	defer func() { _ = archive.Close() }()
	program := project + "_v" + r.version
	if strings.HasPrefix(platform, "windows_") {
		program += ".exe"
	}
	var names []string
	for _, file := range archive.File {
		names = append(names, file.Name)
		if file.Name == program && file.Mode()&0o111 == 0 {
			return fmt.Errorf("%s: the program cannot be executed", filepath.Base(path))
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"LICENSE", program}) {
		return fmt.Errorf("%s contains %q", filepath.Base(path), names)
	}
	return nil
}

// verifyMaterials fails if a bill of materials does not name the parts of every program of the
// provider.
func verifyMaterials(path string) error {
	text, err := os.ReadFile(path)
	if err == nil && !bytes.Contains(text, []byte(`"pkg:golang/github.com/hashicorp/terraform-plugin-framework@v`)) {
		err = fmt.Errorf("%s does not name the modules of the program", filepath.Base(path))
	}
	return err
}

// verifySums fails if the checksum of a file is missing or wrong, or if there is a checksum
// of another file.
func verifySums(path string, files map[string]string) error {
	var want []string
	for name, file := range files {
		body, _ := os.ReadFile(file) // The checksum of a missing file does not match either.
		want = append(want, fmt.Sprintf("%x  %s\n", sha256.Sum256(body), name))
	}
	text, err := os.ReadFile(path)
	slices.Sort(want)
	if err == nil && !slices.Equal(slices.Sorted(strings.Lines(string(text))), want) {
		err = fmt.Errorf("the checksums are\n%s, and those of the archives and the manifest\n%s", text, strings.Join(want, ""))
	}
	return err
}

// verifySignature fails if the signature of the checksums is not valid, or not binary.
func (r *release) verifySignature(ctx context.Context, key []string) error {
	sums := r.path("SHA256SUMS")
	signature, err := os.ReadFile(sums + ".sig")
	if err == nil && bytes.HasPrefix(signature, []byte("-")) {
		err = errors.New("the signature is not binary, which the registries want")
	}
	return errors.Join(err, execute(ctx, "", key, "gpg", "--batch", "--verify", sums+".sig", sums))
}

// compare fails if another build has different bytes.
func (r *release) compare(other *release) error {
	ends := []string{"SHA256SUMS"}
	for _, platform := range r.platforms {
		ends = append(ends, platform+".zip", platform+".cdx.json")
	}
	var problems []error
	for _, end := range ends {
		first, err := os.ReadFile(r.path(end))
		second, otherErr := os.ReadFile(other.path(end))
		problems = append(problems, err, otherErr)
		if !bytes.Equal(first, second) {
			problems = append(problems, fmt.Errorf("two builds make different %s", end))
		}
	}
	return errors.Join(problems...)
}
