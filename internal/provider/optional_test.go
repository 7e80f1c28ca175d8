// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// optionalParts maps the names of interfaces in package tfprotov6 to functions that report
// whether a server implements them.
var optionalParts = map[string]func(tfprotov6.ProviderServer) bool{
	"ProviderServerWithActions":      implements[tfprotov6.ActionServer],
	"ProviderServerWithListResource": implements[tfprotov6.ListResourceServer],
	"ProviderServerWithStateStores":  implements[tfprotov6.StateStoreServer],
}

func implements[part any](server tfprotov6.ProviderServer) bool {
	_, ok := server.(part)
	return ok
}

// TestServerHasOptionalPartsOfFramework: the wrapper of the framework's server must not hide
// a part of the protocol, even one that a later version adds.
func TestServerHasOptionalPartsOfFramework(t *testing.T) {
	t.Parallel()
	framework, server := providerserver.NewProtocol6(provider.New("test"))(), provider.NewServer("test")
	directory, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/hashicorp/terraform-plugin-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(directory)), "tfprotov6", "provider.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^type (ProviderServerWith\w+) interface`).FindAllStringSubmatch(string(source), -1)
	if len(found) != len(optionalParts) {
		t.Errorf("the protocol has %d optional parts, and this test knows %d", len(found), len(optionalParts))
	}
	for _, name := range found {
		part := optionalParts[name[1]]
		if part == nil {
			t.Errorf("this test does not know %s", name[1])
		} else if part(framework) != part(server) {
			t.Errorf("%s: the framework's server implements it: %t, ours: %t", name[1], part(framework), part(server))
		}
	}
}
