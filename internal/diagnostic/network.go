// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// fromRateLimit explains a rate limit for which the provider did not wait, or not long enough.
func (r Request) fromRateLimit(err *sentry.RateLimitError) diag.Diagnostic {
	advice := "Set or lower the provider's `requests_per_second`, raise its `max_retries`, or run fewer pipelines at once: all tokens " +
		"of one user or organization share one limit."
	if err.Wait > err.MaxWait {
		advice = "Run Terraform again after that time, or raise the provider's `max_retry_wait`."
	}
	if err.StatusCode == http.StatusServiceUnavailable {
		return diag.NewErrorDiagnostic("Sentry Server Error", r.detailText(
			"the server is unavailable and asks to wait "+err.Wait.String()+", until "+err.RetryAt.UTC().Format(time.RFC3339), advice))
	}
	return diag.NewErrorDiagnostic("Sentry Rate Limit Exceeded", r.detail(err, advice))
}

// fromInterrupted explains a read that ended before the response.
func (r Request) fromInterrupted(err *sentry.InterruptedError) diag.Diagnostic {
	if errors.Is(err, context.DeadlineExceeded) {
		return diag.NewAttributeErrorDiagnostic(r.Timeouts, "Read Timed Out", r.detail(err, fmt.Sprintf(
			"The read is limited to %s in total, including waits for rate limits. If that is not enough, raise the block's `timeouts`.",
			r.Within)))
	}
	return diag.NewErrorDiagnostic("Read Canceled", r.detail(err, ""))
}

// fromNetwork explains why no complete response arrived.
func (r Request) fromNetwork(err *sentry.NetworkError) diag.Diagnostic {
	summary, advice := networkAdvice(err.Kind)
	if err.Proxied && err.Kind != sentry.KindProxy {
		advice += " The request went through the proxy that HTTPS_PROXY or HTTP_PROXY names. The proxy may be the cause."
	}
	return diag.NewErrorDiagnostic(summary, r.detail(err, advice))
}

func networkAdvice(kind string) (summary, advice string) {
	switch kind {
	case sentry.KindTimeout:
		return "Connection to Sentry Timed Out",
			"Check that the server can be reached from where Terraform runs, or raise the provider's `request_timeout`."
	case sentry.KindDNS:
		return "Sentry Host Not Found",
			"Check the host in the provider's `base_url` (or SENTRY_BASE_URL), and that DNS works where Terraform runs."
	case sentry.KindTLS:
		return "TLS Connection to Sentry Failed",
			"If the server's certificate is from a private authority, set the provider's `ca_cert_pem`. If the server requires a client " +
				"certificate, set `client_cert_pem` and `client_key_pem`."
	case sentry.KindNoTLS:
		return "TLS Connection to Sentry Failed",
			"Check the port in the provider's `base_url` (or SENTRY_BASE_URL). If your server has no TLS, begin the URL with http://. " +
				"If the server runs on another machine than Terraform, also set `allow_plain_http = true`. The token is then sent " +
				"unencrypted."
	case sentry.KindTruncated:
		return "Incomplete Response From Sentry",
			"Try again. If the error persists, a proxy between Terraform and Sentry may limit the size of responses."
	case sentry.KindHeaders:
		return "Response Headers Too Large",
			"Sentry sends only a few hundred bytes of headers. " + PossibleCauses(
				"The provider's `base_url` names a server that is not Sentry.",
				"A proxy in front of Sentry adds headers.",
			)
	case sentry.KindProxy:
		return "Connection to Proxy Failed",
			"Check the environment variables HTTPS_PROXY, HTTP_PROXY, and NO_PROXY."
	default:
		return "Connection to Sentry Failed",
			"Check the provider's `base_url` (or SENTRY_BASE_URL), and that the server can be reached from where Terraform runs."
	}
}
