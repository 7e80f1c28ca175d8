// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// signingKey is one that signs nothing but this try. It lies in a directory of its
// own, so that nobody's keys are touched.
type signingKey struct{ home, fingerprint string }

var fingerprint = regexp.MustCompile(`(?m)^fpr:{9}([0-9A-F]{40}):`)

// throwAwayKey makes a key of the kind that the Terraform registry takes; nil where
// there is no gpg.
func throwAwayKey(ctx context.Context, dir string) (*signingKey, error) {
	if _, err := exec.LookPath("gpg"); err != nil {
		return nil, nil //nolint:nilerr,nilnil // Then nothing can be signed here.
	}
	key := &signingKey{home: filepath.Join(dir, "g")}
	if err := os.Mkdir(key.home, 0o700); err != nil {
		return nil, err
	}
	const name = "Throw-away <nobody@example.com>"
	if _, err := key.gpg(ctx, "--passphrase", "", "--quick-generate-key", name, "rsa3072", "sign", "1d"); err != nil {
		return nil, err
	}
	listed, err := key.gpg(ctx, "--with-colons", "--list-keys")
	if err != nil {
		return nil, err
	}
	found := fingerprint.FindSubmatch(listed)
	if found == nil {
		return nil, fmt.Errorf("gpg made no key:\n%s", listed)
	}
	key.fingerprint = string(found[1])
	return key, nil
}

// environment is what the configuration of goreleaser signs with.
func (k *signingKey) environment() []string {
	return []string{"GNUPGHOME=" + k.home, "GPG_FINGERPRINT=" + k.fingerprint}
}

// verify wants a signature beside a file that is good.
func (k *signingKey) verify(ctx context.Context, path string) error {
	signature, err := os.ReadFile(path + ".sig")
	if err != nil {
		return err
	}
	if len(signature) == 0 || signature[0] == '-' {
		return fmt.Errorf("the signature of %s is not binary, which the registries want", filepath.Base(path))
	}
	_, err = k.gpg(ctx, "--verify", path+".sig", path)
	return err
}

// forget ends the agent that gpg started; nothing of a nil key.
func (k *signingKey) forget(ctx context.Context) {
	if k != nil {
		_ = exec.CommandContext(ctx, "gpgconf", "--homedir", k.home, "--kill", "all").Run()
	}
}

func (k *signingKey) gpg(ctx context.Context, arguments ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "gpg", append([]string{"--batch", "--homedir", k.home}, arguments...)...)
	output, err := command.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("gpg: %w\n%s", err, output)
	}
	return output, nil
}
