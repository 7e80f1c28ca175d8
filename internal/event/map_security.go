// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"

func mapSecurityReports(event *Event, s source) {
	event.SecurityReports = &SecurityReports{
		CSP:          mapCSP(s.entries.data("csp")),
		HPKP:         mapHPKP(s.entries.data("hpkp")),
		ExpectCT:     mapExpectCT(s.entries.data("expectct")),
		ExpectStaple: mapExpectStaple(s.entries.data("expectstaple")),
		NEL:          mapNEL(s.entries.data("nel")),
	}
}

func mapCSP(o *jsontree.Object) CSPReport {
	return CSPReport{
		EffectiveDirective: o.String("effective_directive"),
		BlockedURI:         o.String("blocked_uri"),
		DocumentURI:        o.String("document_uri"),
		OriginalPolicy:     o.String("original_policy"),
		Referrer:           o.String("referrer"),
		StatusCode:         number(o.Number("status_code")),
		ViolatedDirective:  o.String("violated_directive"),
		SourceFile:         o.String("source_file"),
		LineNumber:         number(o.Number("line_number")),
		ColumnNumber:       number(o.Number("column_number")),
		ScriptSample:       o.String("script_sample"),
		Disposition:        o.String("disposition"),
	}
}

func mapHPKP(o *jsontree.Object) HPKPReport {
	return HPKPReport{
		DateTime:                  o.String("date_time"),
		Hostname:                  o.String("hostname"),
		Port:                      number(o.Number("port")),
		EffectiveExpirationDate:   o.String("effective_expiration_date"),
		IncludeSubdomains:         o.Bool("include_subdomains"),
		NotedHostname:             o.String("noted_hostname"),
		ServedCertificateChain:    o.Strings("served_certificate_chain"),
		ValidatedCertificateChain: o.Strings("validated_certificate_chain"),
		KnownPins:                 o.Strings("known_pins"),
	}
}

func mapExpectCT(o *jsontree.Object) ExpectCTReport {
	return ExpectCTReport{
		DateTime:                  o.String("date_time"),
		Hostname:                  o.String("hostname"),
		Port:                      number(o.Number("port")),
		Scheme:                    o.String("scheme"),
		EffectiveExpirationDate:   o.String("effective_expiration_date"),
		ServedCertificateChain:    o.Strings("served_certificate_chain"),
		ValidatedCertificateChain: o.Strings("validated_certificate_chain"),
		SCTs:                      mapObjects(o.Objects("scts"), mapSCT),
		FailureMode:               o.String("failure_mode"),
		TestReport:                o.Bool("test_report"),
	}
}

func mapSCT(o *jsontree.Object) SCT {
	return SCT{
		Version:       number(o.Number("version")),
		Status:        o.String("status"),
		Source:        o.String("source"),
		SerializedSCT: o.String("serialized_sct"),
	}
}

func mapExpectStaple(o *jsontree.Object) ExpectStapleReport {
	return ExpectStapleReport{
		DateTime:                  o.String("date_time"),
		Hostname:                  o.String("hostname"),
		Port:                      number(o.Number("port")),
		EffectiveExpirationDate:   o.String("effective_expiration_date"),
		ResponseStatus:            o.String("response_status"),
		CertStatus:                o.String("cert_status"),
		ServedCertificateChain:    o.Strings("served_certificate_chain"),
		ValidatedCertificateChain: o.Strings("validated_certificate_chain"),
		OCSPResponseJSON:          o.JSON("ocsp_response"),
	}
}

func mapNEL(o *jsontree.Object) NELReport {
	return NELReport{
		Age:       number(o.Number("age")),
		Type:      o.String("type"),
		URL:       o.String("url"),
		UserAgent: o.String("user_agent"),
		Body:      mapNELBody(o.Object("body")),
	}
}

func mapNELBody(o *jsontree.Object) NELBody {
	return NELBody{
		ElapsedTime:      number(o.Number("elapsed_time")),
		Method:           o.String("method"),
		Phase:            o.String("phase"),
		Protocol:         o.String("protocol"),
		Referrer:         o.String("referrer"),
		SamplingFraction: number(o.Number("sampling_fraction")),
		ServerIP:         o.String("server_ip"),
		StatusCode:       number(o.Number("status_code")),
		Type:             o.String("type"),
	}
}
