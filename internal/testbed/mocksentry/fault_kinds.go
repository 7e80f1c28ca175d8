// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strconv"
)

const gatewayPage = `<html>
<head><title>Bad gateway</title></head>
<body><center><h1>The server is on a break</h1></center><hr><center>nginx</center></body>
</html>
`

// RespondStatus responds with a status and a JSON body, verbatim.
func RespondStatus(status int, body string) Fault {
	return Fault{Status: status, Body: []byte(body), Header: http.Header{"Content-Type": {"application/json"}}}
}

// RespondBody responds with 200 and a body, verbatim, labeled as JSON. It is for invalid
// JSON, text of other encodings, and any other test data.
func RespondBody(body string) Fault { return RespondStatus(http.StatusOK, body) }

// RespondDetail responds with a status and the usual error body.
func RespondDetail(status int, text string) Fault {
	return RespondStatus(status, string(detailResponse(status, text).body))
}

// RespondCode responds with a status and an error body whose detail is an object
// with a code, such as sso-required. Extra is JSON; empty means {}.
func RespondCode(status int, code, message, extra string) Fault {
	if extra == "" {
		extra = "{}"
	}
	return RespondStatus(status, `{"detail":{"code":`+strconv.Quote(code)+
		`,"message":`+strconv.Quote(message)+`,"extra":`+extra+`}}`)
}

// RespondInternalError responds with 500 as Sentry does, with an error ID.
func RespondInternalError() Fault {
	return RespondStatus(http.StatusInternalServerError, string(internalError().body))
}

// RespondHTML responds with a status and an HTML page, as proxies and login
// walls do.
func RespondHTML(status int) Fault {
	return Fault{Status: status, Body: []byte(gatewayPage), Header: http.Header{"Content-Type": {"text/html"}}}
}

// RespondEmpty responds with a status and nothing else.
func RespondEmpty(status int) Fault {
	return Fault{Status: status, Body: []byte{}, Header: http.Header{"Content-Type": nil}}
}

// RespondTooManyRequests responds with 429 and the headers Retry-After and rate-limit Reset,
// verbatim; empty ones are left out.
func RespondTooManyRequests(retryAfter, reset string) Fault {
	return RespondDetail(http.StatusTooManyRequests, "Request was throttled. Expected available in 1 second.").
		WithHeader("Retry-After", retryAfter).WithHeader("X-Sentry-Rate-Limit-Reset", reset)
}
