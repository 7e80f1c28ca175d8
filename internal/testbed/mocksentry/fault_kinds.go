// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strconv"
	"time"
)

const gatewayPage = `<html>
<head><title>Bad gateway</title></head>
<body><center><h1>The server is on a break</h1></center><hr><center>nginx</center></body>
</html>
`

// AnswerStatus answers with a status and a JSON body, verbatim.
func AnswerStatus(status int, body string) Fault {
	return Fault{Status: status, Body: []byte(body), Header: http.Header{"Content-Type": {"application/json"}}}
}

// AnswerDetail answers with a status and the usual error body.
func AnswerDetail(status int, text string) Fault {
	return AnswerStatus(status, string(detailResponse(status, text).body))
}

// AnswerCode answers with a status and an error body whose detail is an object
// with a code, such as sso-required. Extra is JSON; empty means {}.
func AnswerCode(status int, code, message, extra string) Fault {
	if extra == "" {
		extra = "{}"
	}
	return AnswerStatus(status, `{"detail":{"code":`+strconv.Quote(code)+
		`,"message":`+strconv.Quote(message)+`,"extra":`+extra+`}}`)
}

// AnswerInternalError answers 500 as Sentry does, with an error id.
func AnswerInternalError() Fault {
	return AnswerStatus(http.StatusInternalServerError, string(internalError().body))
}

// AnswerHTML answers with a status and an HTML page, as proxies and login
// walls do.
func AnswerHTML(status int) Fault {
	return Fault{Status: status, Body: []byte(gatewayPage), Header: http.Header{"Content-Type": {"text/html"}}}
}

// AnswerEmpty answers with a status and nothing else.
func AnswerEmpty(status int) Fault {
	return Fault{Status: status, Body: []byte{}, Header: http.Header{"Content-Type": nil}}
}

// AnswerBody answers 200 with a body, verbatim, labelled as JSON: for invalid
// JSON, texts of other encodings and whatever else a test thinks of.
func AnswerBody(body string) Fault { return AnswerStatus(http.StatusOK, body) }

// AnswerTooManyRequests answers 429 with a Retry-After and a rate-limit Reset
// header, verbatim; empty ones are left out.
func AnswerTooManyRequests(retryAfter, reset string) Fault {
	f := AnswerDetail(http.StatusTooManyRequests, "Request was throttled. Expected available in 1 second.")
	if retryAfter != "" {
		f = f.WithHeader("Retry-After", retryAfter)
	}
	if reset != "" {
		f = f.WithHeader("X-Sentry-Rate-Limit-Reset", reset)
	}
	return f
}

// AnswerLimited answers 429 as the rate limiter does, for a window that ends
// that far from now by the server's clock.
func AnswerLimited(in time.Duration) Fault {
	f := AnswerDetail(http.StatusTooManyRequests,
		"You are attempting to use this endpoint too frequently. Limit is 5 requests in 1 seconds")
	f.ResetIn = in
	return f.WithHeader("Content-Type", "text/html; charset=utf-8")
}

// Slow waits before the headers.
func Slow(delay time.Duration) Fault { return Fault{Delay: delay} }

// SlowBody waits in the middle of the body.
func SlowBody(delay time.Duration) Fault { return Fault{BodyDelay: delay} }

// CutConnection cuts the connection at the given place.
func CutConnection(cut Cut) Fault { return Fault{Cut: cut} }

// TruncatedJSON sends half of the body, with a length that fits.
func TruncatedJSON() Fault { return Fault{Truncate: true} }

// TwoDocuments sends the body twice.
func TwoDocuments() Fault { return Fault{Double: true} }

// Gzipped compresses the answer for clients that accept it.
func Gzipped() Fault { return Fault{Gzip: true} }

// GzipBombed answers 200 with a gzip bomb of the given decompressed size.
func GzipBombed(size int64) Fault { return Fault{GzipBomb: size} }

// WrongContentType labels the true answer as something else.
func WrongContentType(contentType string) Fault {
	return Fault{}.WithHeader("Content-Type", contentType)
}

// NoContentType leaves the true answer unlabelled.
func NoContentType() Fault { return Fault{}.WithoutHeader("Content-Type") }

// UnknownEncoding claims a Content-Encoding that the true answer has not.
func UnknownEncoding(encoding string) Fault {
	return Fault{}.WithHeader("Content-Encoding", encoding)
}

// Redirected redirects to the same path on another origin, such as
// "http://127.0.0.2:8000".
func Redirected(origin string) Fault { return Fault{RedirectTo: origin} }

// RedirectedForever redirects requests to themselves.
func RedirectedForever() Fault { return Fault{RedirectLoop: true} }
