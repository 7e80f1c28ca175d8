// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var securityReports = field.Fields{
	field.Object{
		Name: "security_reports", Inline: true,
		Doc: "Reports that browsers send about security policies. An event contains at most one; attributes of the others are null or empty.",
		Fields: field.Fields{
			field.Object{Name: "csp", From: "entries[csp].data", Doc: "Violation of a content security policy.", Fields: csp},
			field.Object{Name: "hpkp", From: "entries[hpkp].data", Doc: "Violation of HTTP public key pinning.", Fields: hpkp},
			field.Object{Name: "expect_ct", From: "entries[expectct].data", Doc: "Violation of certificate transparency.", Fields: expectCT},
			field.Object{Name: "expect_staple", From: "entries[expectstaple].data", Doc: "Violation of OCSP stapling.", Fields: expectStaple},
			field.Object{Name: "nel", From: "entries[nel].data", Doc: "Network error in a browser.", Fields: nel},
		},
	},
}

var csp = field.Fields{
	field.String{Name: "effective_directive", Doc: "Violated directive."},
	field.String{Name: "blocked_uri", Doc: "Blocked URI."},
	field.String{Name: "document_uri", Doc: "Page with the violation."},
	field.String{Name: "original_policy", Doc: "Whole policy."},
	field.String{Name: "referrer", Doc: "Referrer of the page."},
	field.Number{Name: "status_code", Doc: "HTTP status of the page."},
	field.String{Name: "violated_directive", Doc: "Violated directive, as written in the policy."},
	field.String{Name: "source_file", Doc: "Script that caused the violation."},
	field.Number{Name: "line_number", Doc: "Line in the script."},
	field.Number{Name: "column_number", Doc: "Column in the line."},
	field.String{Name: "script_sample", Doc: "Beginning of the script."},
	field.String{Name: "disposition", Doc: "Whether the browser blocked it (`enforce`) or only reported it (`report`)."},
}

// host lists the fields that the reports about certificates have in common.
var host = field.Fields{
	field.String{Name: "date_time", Doc: "Time of the connection, as the browser wrote it."},
	field.String{Name: "hostname", Doc: "Host of the connection."},
	field.Number{Name: "port", Doc: "Port of the connection."},
	field.String{Name: "effective_expiration_date", Doc: "Time when the browser forgets the policy."},
	field.Strings{Name: "served_certificate_chain", Doc: "Certificates that the server sent, in PEM."},
	field.Strings{Name: "validated_certificate_chain", Doc: "Certificates that the browser trusted, in PEM."},
}

var hpkp = slices.Concat(host, field.Fields{
	field.Bool{Name: "include_subdomains", Doc: "Whether the pins apply to subdomains."},
	field.String{Name: "noted_hostname", Doc: "Host that the pins were stored for."},
	field.Strings{Name: "known_pins", Doc: "Known pins."},
})

var expectCT = slices.Concat(host, field.Fields{
	field.String{Name: "scheme", Doc: "Scheme of the connection."},
	field.Objects{Name: "scts", Doc: "Certificate timestamps that were received.", Fields: field.Fields{
		field.Number{Name: "version", Doc: "Version of the timestamp."},
		field.String{Name: "status", Doc: "Result of its verification."},
		field.String{Name: "source", Doc: "How the timestamp was delivered."},
		field.String{Name: "serialized_sct", Doc: "Timestamp in base64."},
	}},
	field.String{Name: "failure_mode", Doc: "Whether the browser blocked the connection (`enforce`) or only reported it (`report-only`)."},
	field.Bool{Name: "test_report", Doc: "Whether the report is only a test."},
})

var expectStaple = slices.Concat(host, field.Fields{
	field.String{Name: "response_status", Doc: "Problem with the stapled response."},
	field.String{Name: "cert_status", Doc: "Status of the certificate in the response."},
	field.JSON{Name: "ocsp_response_json", Doc: "Stapled response."},
})

var nel = field.Fields{
	field.Number{Name: "age", Doc: "Time from the error to the report, in milliseconds."},
	field.String{Name: "type", Doc: "Type of the report: `network-error`."},
	field.String{Name: "url", Doc: "Requested URL."},
	field.String{Name: "user_agent", Doc: "Browser."},
	field.Object{Name: "body", Doc: "Details of the error.", Fields: field.Fields{
		field.Number{Name: "elapsed_time", Doc: "Time from the request to the error, in milliseconds."},
		field.String{Name: "method", Doc: "Method of the request."},
		field.String{Name: "phase", Doc: "Phase of the error: `dns`, `connection`, or `application`."},
		field.String{Name: "protocol", Doc: "Protocol, such as `h2`."},
		field.String{Name: "referrer", Doc: "Referrer of the request."},
		field.Number{Name: "sampling_fraction", Doc: "Share of such errors that are reported, from 0 to 1."},
		field.String{Name: "server_ip", Doc: "Address of the server."},
		field.Number{Name: "status_code", Doc: "HTTP status, or 0 if there was none."},
		field.String{Name: "type", Doc: "Kind of error, such as `tcp.timed_out`."},
	}},
}
