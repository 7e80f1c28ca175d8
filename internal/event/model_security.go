// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// SecurityReports are the reports that browsers send about security policies;
// an event holds one of them at most.
type SecurityReports struct {
	CSP          CSPReport          `tfsdk:"csp"`
	HPKP         HPKPReport         `tfsdk:"hpkp"`
	ExpectCT     ExpectCTReport     `tfsdk:"expect_ct"`
	ExpectStaple ExpectStapleReport `tfsdk:"expect_staple"`
	NEL          NELReport          `tfsdk:"nel"`
}

// CSPReport is a violation of a content security policy.
type CSPReport struct {
	EffectiveDirective *string      `tfsdk:"effective_directive"`
	BlockedURI         *string      `tfsdk:"blocked_uri"`
	DocumentURI        *string      `tfsdk:"document_uri"`
	OriginalPolicy     *string      `tfsdk:"original_policy"`
	Referrer           *string      `tfsdk:"referrer"`
	StatusCode         *wire.Number `tfsdk:"status_code"`
	ViolatedDirective  *string      `tfsdk:"violated_directive"`
	SourceFile         *string      `tfsdk:"source_file"`
	LineNumber         *wire.Number `tfsdk:"line_number"`
	ColumnNumber       *wire.Number `tfsdk:"column_number"`
	ScriptSample       *string      `tfsdk:"script_sample"`
	Disposition        *string      `tfsdk:"disposition"`
}

// HPKPReport is a violation of HTTP public key pinning.
type HPKPReport struct {
	DateTime                  *string      `tfsdk:"date_time"`
	Hostname                  *string      `tfsdk:"hostname"`
	Port                      *wire.Number `tfsdk:"port"`
	EffectiveExpirationDate   *string      `tfsdk:"effective_expiration_date"`
	IncludeSubdomains         *bool        `tfsdk:"include_subdomains"`
	NotedHostname             *string      `tfsdk:"noted_hostname"`
	ServedCertificateChain    []string     `tfsdk:"served_certificate_chain"`
	ValidatedCertificateChain []string     `tfsdk:"validated_certificate_chain"`
	KnownPins                 []string     `tfsdk:"known_pins"`
}

// ExpectCTReport is a violation of certificate transparency.
type ExpectCTReport struct {
	DateTime                  *string      `tfsdk:"date_time"`
	Hostname                  *string      `tfsdk:"hostname"`
	Port                      *wire.Number `tfsdk:"port"`
	Scheme                    *string      `tfsdk:"scheme"`
	EffectiveExpirationDate   *string      `tfsdk:"effective_expiration_date"`
	ServedCertificateChain    []string     `tfsdk:"served_certificate_chain"`
	ValidatedCertificateChain []string     `tfsdk:"validated_certificate_chain"`
	SCTs                      []SCT        `tfsdk:"scts"`
	FailureMode               *string      `tfsdk:"failure_mode"`
	TestReport                *bool        `tfsdk:"test_report"`
}

// SCT is a signed certificate timestamp.
type SCT struct {
	Version       *wire.Number `tfsdk:"version"`
	Status        *string      `tfsdk:"status"`
	Source        *string      `tfsdk:"source"`
	SerializedSCT *string      `tfsdk:"serialized_sct"`
}

// ExpectStapleReport is a violation of OCSP stapling.
type ExpectStapleReport struct {
	DateTime                  *string      `tfsdk:"date_time"`
	Hostname                  *string      `tfsdk:"hostname"`
	Port                      *wire.Number `tfsdk:"port"`
	EffectiveExpirationDate   *string      `tfsdk:"effective_expiration_date"`
	ResponseStatus            *string      `tfsdk:"response_status"`
	CertStatus                *string      `tfsdk:"cert_status"`
	ServedCertificateChain    []string     `tfsdk:"served_certificate_chain"`
	ValidatedCertificateChain []string     `tfsdk:"validated_certificate_chain"`
	OCSPResponseJSON          *string      `tfsdk:"ocsp_response_json"`
}

// NELReport is a network error that a browser met.
type NELReport struct {
	Age       *wire.Number `tfsdk:"age"`
	Type      *string      `tfsdk:"type"`
	URL       *string      `tfsdk:"url"`
	UserAgent *string      `tfsdk:"user_agent"`
	Body      NELBody      `tfsdk:"body"`
}

// NELBody is the body of a network error report.
type NELBody struct {
	ElapsedTime      *wire.Number `tfsdk:"elapsed_time"`
	Method           *string      `tfsdk:"method"`
	Phase            *string      `tfsdk:"phase"`
	Protocol         *string      `tfsdk:"protocol"`
	Referrer         *string      `tfsdk:"referrer"`
	SamplingFraction *wire.Number `tfsdk:"sampling_fraction"`
	ServerIP         *string      `tfsdk:"server_ip"`
	StatusCode       *wire.Number `tfsdk:"status_code"`
	Type             *string      `tfsdk:"type"`
}
