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

// AnswerStatus responds with a status and a JSON body, verbatim.
func AnswerStatus(status int, body string) Fault {
	return Fault{Status: status, Body: []byte(body), Header: http.Header{"Content-Type": {"application/json"}}}
}

// AnswerBody responds 200 with a body, verbatim, labeled as JSON: for invalid
// JSON, texts of other encodings and whatever else a test thinks of.
func AnswerBody(body string) Fault { return AnswerStatus(http.StatusOK, body) }

// AnswerDetail responds with a status and the usual error body.
func AnswerDetail(status int, text string) Fault {
	return AnswerStatus(status, string(detailResponse(status, text).body))
}

// AnswerCode responds with a status and an error body whose detail is an object
// with a code, such as sso-required. Extra is JSON; empty means {}.
func AnswerCode(status int, code, message, extra string) Fault {
	if extra == "" {
		extra = "{}"
	}
	return AnswerStatus(status, `{"detail":{"code":`+strconv.Quote(code)+
		`,"message":`+strconv.Quote(message)+`,"extra":`+extra+`}}`)
}

// AnswerInternalError responds 500 as Sentry does, with an error id.
func AnswerInternalError() Fault {
	return AnswerStatus(http.StatusInternalServerError, string(internalError().body))
}

// AnswerHTML responds with a status and an HTML page, as proxies and login
// walls do.
func AnswerHTML(status int) Fault {
	return Fault{Status: status, Body: []byte(gatewayPage), Header: http.Header{"Content-Type": {"text/html"}}}
}

// AnswerEmpty responds with a status and nothing else.
func AnswerEmpty(status int) Fault {
	return Fault{Status: status, Body: []byte{}, Header: http.Header{"Content-Type": nil}}
}

// AnswerTooManyRequests responds 429 with a Retry-After and a rate-limit Reset
// header, verbatim; empty ones are left out.
func AnswerTooManyRequests(retryAfter, reset string) Fault {
	return AnswerDetail(http.StatusTooManyRequests, "Request was throttled. Expected available in 1 second.").
		WithHeader("Retry-After", retryAfter).WithHeader("X-Sentry-Rate-Limit-Reset", reset)
}
