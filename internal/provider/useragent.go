// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"strings"
)

// userAgent returns the User-Agent header. It names Terraform and this provider, in the form
// that Terraform's providers share, and includes TF_APPEND_USER_AGENT.
func userAgent(terraformVersion, version string, environment func(string) string) string {
	agent := fmt.Sprintf("Terraform/%s (+https://www.terraform.io) terraform-provider-sentry/%s", terraformVersion, version)
	if added := strings.TrimSpace(environment("TF_APPEND_USER_AGENT")); added != "" {
		agent += " " + added
	}
	return agent
}
