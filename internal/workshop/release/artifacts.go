// SPDX-License-Identifier: MPL-2.0

package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// project is what everything is named after.
const project = "terraform-provider-sentry"

// platforms are those that a release is for, as Go names them.
var platforms = []string{
	"darwin_amd64", "darwin_arm64", "freebsd_386", "freebsd_amd64", "freebsd_arm", "freebsd_arm64", "linux_386", "linux_amd64",
	"linux_arm", "linux_arm64", "windows_386", "windows_amd64", "windows_arm64",
}

// artifacts are the files of a release.
type artifacts struct {
	version   string
	platforms []string
	archives  []string
	materials []string
	manifest  string
	checksums string
}

// artifacts finds the files that were built.
func (c *checkout) artifacts(version string, wanted []string) (*artifacts, error) {
	dist := filepath.Join(c.dir, "dist")
	prefix := filepath.Join(dist, project+"_"+version+"_")
	found := &artifacts{
		version: version, platforms: wanted, checksums: prefix + "SHA256SUMS",
		manifest: filepath.Join(c.dir, "terraform-registry-manifest.json"),
	}
	var err error
	if found.archives, err = filepath.Glob(prefix + "*.zip"); err != nil {
		return nil, err
	}
	if found.materials, err = filepath.Glob(prefix + "*.cdx.json"); err != nil {
		return nil, err
	}
	return found, nil
}

// verify looks at everything that the registries ask for.
func (a *artifacts) verify() error {
	var problems []error
	sums := map[string]string{a.name("manifest.json"): a.manifest}
	for _, platform := range a.platforms {
		archive := filepath.Join(filepath.Dir(a.checksums), a.name(platform+".zip"))
		sums[filepath.Base(archive)] = archive
		problems = append(problems, a.verifyArchive(archive, strings.HasPrefix(platform, "windows_")))
		material := filepath.Join(filepath.Dir(a.checksums), a.name(platform+".cdx.json"))
		problems = append(problems, verifyMaterial(material))
	}
	if len(a.archives) != len(a.platforms) || len(a.materials) != len(a.platforms) {
		problems = append(problems, fmt.Errorf("%d archives and %d bills of materials for %d platforms",
			len(a.archives), len(a.materials), len(a.platforms)))
	}
	problems = append(problems, verifyManifest(a.manifest), a.verifySums(sums))
	return errors.Join(problems...)
}

func (a *artifacts) name(end string) string { return project + "_" + a.version + "_" + end }

// verifyArchive wants the program, under the name that Terraform looks for, and the
// licence in it.
func (a *artifacts) verifyArchive(path string, windows bool) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	defer func() { _ = archive.Close() }()
	program := project + "_v" + a.version
	if windows {
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
		return fmt.Errorf("%s holds %q", filepath.Base(path), names)
	}
	return nil
}

// verifyManifest wants the protocol that the provider speaks.
func verifyManifest(path string) error {
	var manifest struct {
		Version  int
		Metadata struct {
			ProtocolVersions []string `json:"protocol_versions"`
		}
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &manifest)
	}
	if err != nil {
		return fmt.Errorf("the manifest is not that of protocol 6.0: %w", err)
	}
	if manifest.Version != 1 || !slices.Equal(manifest.Metadata.ProtocolVersions, []string{"6.0"}) {
		return errors.New("the manifest is not that of protocol 6.0")
	}
	return nil
}

// verifyMaterial wants a bill of materials that names what the program is made of.
func verifyMaterial(path string) error {
	var material struct {
		BOMFormat  string
		Components []struct{ Name, Version string }
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &material)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	for _, component := range material.Components {
		isFramework := component.Name == "github.com/hashicorp/terraform-plugin-framework"
		if isFramework && component.Version != "" && material.BOMFormat == "CycloneDX" {
			return nil
		}
	}
	return fmt.Errorf("%s does not name the modules of the program", filepath.Base(path))
}

// verifySums wants the sum of each file, and of no other.
func (a *artifacts) verifySums(files map[string]string) error {
	text, err := os.ReadFile(a.checksums)
	if err != nil {
		return err
	}
	var problems []error
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		body, err := os.ReadFile(files[name])
		if actual := sha256.Sum256(body); err != nil || hex.EncodeToString(actual[:]) != sum {
			problems = append(problems, fmt.Errorf("the checksum of %q is wrong, or it is no file of a release", name))
		}
		delete(files, name)
	}
	for name := range files {
		problems = append(problems, fmt.Errorf("the checksum of %s is missing", name))
	}
	return errors.Join(problems...)
}

// compare wants the same bytes in other artifacts.
func (a *artifacts) compare(other *artifacts) error {
	mine := slices.Concat(a.archives, a.materials, []string{a.checksums})
	theirs := slices.Concat(other.archives, other.materials, []string{other.checksums})
	if len(mine) != len(theirs) {
		return fmt.Errorf("two builds make %d and %d files", len(mine), len(theirs))
	}
	var problems []error
	for i, path := range mine {
		first, mineErr := os.ReadFile(path)
		second, theirErr := os.ReadFile(theirs[i])
		if err := errors.Join(mineErr, theirErr); err != nil {
			return err
		}
		if !bytes.Equal(first, second) {
			problems = append(problems, fmt.Errorf("two builds make different %s", filepath.Base(path)))
		}
	}
	return errors.Join(problems...)
}
