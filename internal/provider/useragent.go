// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"strings"
)

// userAgent names Terraform and this provider to the server, in the form that
// Terraform's providers share, and what TF_APPEND_USER_AGENT adds.
func userAgent(terraformVersion, version string, environment func(string) string) string {
	agent := fmt.Sprintf("Terraform/%s (+https://www.terraform.io) terraform-provider-sentry/%s", terraformVersion, version)
	if added := strings.TrimSpace(environment("TF_APPEND_USER_AGENT")); added != "" {
		agent += " " + added
	}
	return agent
}
