// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

var reports = attribute.InSection(sectionSecurityReports)

func securityReportsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"security_reports": reports.Object("",
			"Reports that browsers send about security policies. An event holds one of them at most; the attributes of the others are null or empty.",
			map[string]schema.Attribute{
				"csp": reports.Object("entries[csp].data",
					"Violation of a content security policy.", cspAttributes()),
				"hpkp": reports.Object("entries[hpkp].data",
					"Violation of HTTP public key pinning.", hpkpAttributes()),
				"expect_ct": reports.Object("entries[expectct].data",
					"Violation of certificate transparency.", expectCTAttributes()),
				"expect_staple": reports.Object("entries[expectstaple].data",
					"Violation of OCSP stapling.", expectStapleAttributes()),
				"nel": reports.Object("entries[nel].data",
					"Network error that a browser met.", nelAttributes()),
			}),
	}
}

func cspAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"effective_directive": reports.String("effective_directive", "Directive that was violated."),
		"blocked_uri":         reports.String("blocked_uri", "What was blocked."),
		"document_uri":        reports.String("document_uri", "Page on which it happened."),
		"original_policy":     reports.String("original_policy", "The whole policy."),
		"referrer":            reports.String("referrer", "Referrer of the page."),
		"status_code":         reports.Number("status_code", "HTTP status of the page."),
		"violated_directive":  reports.String("violated_directive", "Directive as the policy words it."),
		"source_file":         reports.String("source_file", "Script that caused it."),
		"line_number":         reports.Number("line_number", "Line in the script."),
		"column_number":       reports.Number("column_number", "Column in the line."),
		"script_sample":       reports.String("script_sample", "Beginning of the script."),
		"disposition":         reports.String("disposition", "Whether it was blocked: `enforce` or `report`."),
	}
}

func hpkpAttributes() map[string]schema.Attribute {
	attributes := hostAttributes()
	attributes["include_subdomains"] = reports.Bool("include_subdomains", "Whether the pins hold for subdomains.")
	attributes["noted_hostname"] = reports.String("noted_hostname", "Host that the pins were noted for.")
	attributes["known_pins"] = reports.Strings("known_pins", "Pins that were known.")
	return attributes
}

func expectCTAttributes() map[string]schema.Attribute {
	attributes := hostAttributes()
	attributes["scheme"] = reports.String("scheme", "Scheme of the connection.")
	attributes["scts"] = reports.Objects("scts", "Certificate timestamps that were received.", map[string]schema.Attribute{
		"version":        reports.Number("version", "Version of the timestamp."),
		"status":         reports.String("status", "Result of its verification."),
		"source":         reports.String("source", "How it was delivered."),
		"serialized_sct": reports.String("serialized_sct", "The timestamp in base64."),
	})
	attributes["failure_mode"] = reports.String("failure_mode", "Whether it was blocked: `enforce` or `report-only`.")
	attributes["test_report"] = reports.Bool("test_report", "Whether the report is only a test.")
	return attributes
}

func expectStapleAttributes() map[string]schema.Attribute {
	attributes := hostAttributes()
	attributes["response_status"] = reports.String("response_status", "What was wrong with the stapled response.")
	attributes["cert_status"] = reports.String("cert_status", "Status of the certificate in the response.")
	attributes["ocsp_response_json"] = reports.JSON("ocsp_response", "The stapled response.")
	return attributes
}

// hostAttributes describes what the reports about certificates have in common.
func hostAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"date_time":                   reports.String("date_time", "Time of the connection, as the browser wrote it."),
		"hostname":                    reports.String("hostname", "Host that was connected to."),
		"port":                        reports.Number("port", "Port that was connected to."),
		"effective_expiration_date":   reports.String("effective_expiration_date", "When the browser forgets the policy."),
		"served_certificate_chain":    reports.Strings("served_certificate_chain", "Certificates that the server sent, in PEM."),
		"validated_certificate_chain": reports.Strings("validated_certificate_chain", "Certificates that the browser built its trust on, in PEM."),
	}
}

func nelAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"age":        reports.Number("age", "Time from the error to the report, in milliseconds."),
		"type":       reports.String("type", "Type of the report: `network-error`."),
		"url":        reports.String("url", "URL that was requested."),
		"user_agent": reports.String("user_agent", "Browser."),
		"body": reports.Object("body", "The error itself.", map[string]schema.Attribute{
			"elapsed_time":      reports.Number("elapsed_time", "Time from the request to the error, in milliseconds."),
			"method":            reports.String("method", "Method of the request."),
			"phase":             reports.String("phase", "When it happened: `dns`, `connection` or `application`."),
			"protocol":          reports.String("protocol", "Protocol, such as `h2`."),
			"referrer":          reports.String("referrer", "Referrer of the request."),
			"sampling_fraction": reports.Number("sampling_fraction", "Share of such errors that is reported, 0 to 1."),
			"server_ip":         reports.String("server_ip", "Address of the server."),
			"status_code":       reports.Number("status_code", "HTTP status; 0 where there was none."),
			"type":              reports.String("type", "Kind of error, such as `tcp.timed_out`."),
		}),
	}
}
