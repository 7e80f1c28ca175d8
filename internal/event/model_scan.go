// SPDX-License-Identifier: MPL-2.0

package event

// SensitiveData is a place where personal or secret data stands.
type SensitiveData struct {
	Path *string `tfsdk:"path"`
	Rule *string `tfsdk:"rule"`
}

// Scrubbed is a place where Sentry's own scrubbing changed the event.
type Scrubbed struct {
	Path *string `tfsdk:"path"`
	Rule *string `tfsdk:"rule"`
	Kind *string `tfsdk:"kind"`
}
