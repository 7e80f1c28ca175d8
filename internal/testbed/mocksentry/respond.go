// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net/http"
)

// discardLog discards net/http's messages about connections that clients closed. Many tests
// close them on purpose.
var discardLog = log.New(io.Discard, "", 0)

// response is a response before faults change how it travels. A status of zero means no
// response.
type response struct {
	status int
	header http.Header
	body   []byte
}

func (r response) with(key, value string) response {
	r.header.Set(key, value)
	return r
}

// jsonResponse formats a value like Django REST framework: compact, without escaping HTML and
// without a final newline.
func jsonResponse(status int, value any) response {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return rawJSONResponse(status, bytes.TrimRight(buffer.Bytes(), "\n"))
}

func rawJSONResponse(status int, body []byte) response {
	return response{status, http.Header{
		"Content-Type":           {"application/json"},
		"Vary":                   {"Accept-Language, Cookie"},
		"Content-Language":       {"en"},
		"X-Frame-Options":        {"deny"},
		"X-Content-Type-Options": {"nosniff"},
	}, body}
}

// detail is the body of most errors.
type detail struct {
	Detail any `json:"detail"`
}

func detailResponse(status int, text string) response {
	return jsonResponse(status, detail{text})
}

func plainResponse(status int, contentType, text string) response {
	return response{status, http.Header{"Content-Type": {contentType}}, []byte(text)}
}

func emptyResponse(status int) response {
	// The nil value keeps net/http from guessing a type for no body.
	return response{status, http.Header{"Content-Type": nil}, nil}
}

func resourceMissing() response {
	return detailResponse(http.StatusNotFound, "The requested resource does not exist")
}

func forbidden() response {
	return detailResponse(http.StatusForbidden, "You do not have permission to perform this action.")
}

func eventMissing() response {
	return detailResponse(http.StatusNotFound, "Event not found")
}

func internalError() response {
	return jsonResponse(http.StatusInternalServerError, map[string]string{
		"detail": "Internal Error", "errorId": "0123456789abcdef0123456789abcdef",
	})
}

func unauthenticated(text string) response {
	return detailResponse(http.StatusUnauthorized, text).with("WWW-Authenticate", `xBasic realm="api"`)
}
