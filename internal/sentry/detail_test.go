// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestErrorBodiesAreQuoted(t *testing.T) {
	t.Parallel()
	const (
		asJSON = "application/json"
		asHTML = "text/html; charset=utf-8"
		asText = "text/plain"
	)
	for name, test := range map[string]struct {
		status            int
		contentType, body string
		want              sentry.APIError
	}{
		"event":           {404, asJSON, `{"detail":"Event not found"}`, sentry.APIError{Detail: "Event not found"}},
		"resource":        {404, asJSON, `{"detail": "The requested resource does not exist"}`, sentry.APIError{Detail: "The requested resource does not exist"}},
		"empty":           {404, "", "", sentry.APIError{Empty: true}},
		"white space":     {404, asText, " \n", sentry.APIError{Empty: true}},
		"token":           {401, asJSON, `{"detail":"Invalid token"}`, sentry.APIError{Detail: "Invalid token"}},
		"permission":      {403, asJSON, `{"detail":"You do not have permission to perform this action."}`, sentry.APIError{Detail: "You do not have permission to perform this action."}},
		"coded":           {401, asJSON, `{"detail":{"code":"sso-required","message":"Must login via SSO","extra":{"loginUrl":"/auth/login/acme/"}}}`, sentry.APIError{Detail: "Must login via SSO", Code: "sso-required"}},
		"field map":       {400, asJSON, `{"detail":{"query":["bad thing"],"a":["b","c"]}}`, sentry.APIError{Detail: "a: b c; query: bad thing"}},
		"unexpected code": {401, asJSON, `{"detail":{"code":7,"message":"no"}}`, sentry.APIError{Detail: "no"}},
		"code only":       {401, asJSON, `{"detail":{"code":"2fa-required"}}`, sentry.APIError{Code: "2fa-required"}},
		"error id":        {500, asJSON, `{"detail":"Internal Error","errorId":"9fac2ceed9344f2bbfdd1fdacb0ed9b1"}`, sentry.APIError{Detail: "Internal Error", ErrorID: testEvent}},
		"bare string":     {400, asJSON, `"Invalid date range"`, sentry.APIError{Detail: "Invalid date range"}},
		"error":           {400, asJSON, `{"error":"bad"}`, sentry.APIError{Detail: "bad"}},
		"info":            {404, asJSON, `{"info":"Route not found, did you forget a trailing slash?"}`, sentry.APIError{Detail: "Route not found, did you forget a trailing slash?"}},
		"fields":          {400, asJSON, `{"b":["two","three"],"a":["one"]}`, sentry.APIError{Detail: "a: one; b: two three"}},
		"message":         {410, asJSON, `{"message": "This API no longer exists."}`, sentry.APIError{Detail: "This API no longer exists."}},
		"validation": {422, asJSON, `{"detail":[{"type":"missing","loc":["query","limit"],"msg":"Field required","input":"secret page"},{"loc":["path",0],"msg":"Bad"}]}`,
			sentry.APIError{Detail: "query.limit: Field required; path.0: Bad"}},
		"unexpected validation": {422, asJSON, `{"detail":[{"loc":[],"msg":"A"},{"loc":[{},null,true],"msg":"B"},{"msg":7},null,"C"]}`, sentry.APIError{Detail: "A; B; C"}},
		"msg":                   {400, asJSON, `{"msg":"bad thing"}`, sentry.APIError{Detail: "bad thing"}},
		"OAuth":                 {401, asJSON, `{"error":"invalid_token","error_description":"It expired"}`, sentry.APIError{Detail: "invalid_token: It expired"}},
		"Spring":                {404, asJSON, `{"timestamp":1,"status":404,"error":"Not Found","message":"No handler","path":"/x"}`, sentry.APIError{Detail: "Not Found: No handler"}},
		"error twice":           {404, asJSON, `{"error":"Not here","message":"Not here"}`, sentry.APIError{Detail: "Not here"}},
		"error object":          {403, asJSON, `{"error":{"code":403,"message":"Denied by policy"}}`, sentry.APIError{Detail: "Denied by policy"}},
		"errors":                {403, asJSON, `{"success":false,"errors":[{"code":1000,"message":"Blocked"},{"title":"Also"}]}`, sentry.APIError{Detail: "Blocked; Also"}},
		"problem":               {404, "application/problem+json", `{"type":"about:blank","title":"No such thing","status":404}`, sentry.APIError{Detail: "No such thing"}},
		"problem 2":             {404, "application/problem+json", `{"title":"No such thing","detail":"It is gone"}`, sentry.APIError{Detail: "It is gone"}},
		"many errors":           {400, asJSON, `{"errors":["` + strings.Repeat(`e","`, 11) + `e"]}`, sentry.APIError{Detail: "e; e; e; e; e; e; e; e; e; e"}},
		"whole event":           {500, asJSON, `{"eventID":"` + testEvent + `","title":"secret page","message":"jane@example.com","errors":[{"message":"secret page"}]}`, sentry.APIError{}},
		"event as error":        {500, asJSON, `{"error":{"eventID":"x","message":"secret page","tags":[]}}`, sentry.APIError{}},
		"events as errors":      {500, asJSON, `{"errors":[{"message":"secret page","sdk":{}},{"message":"Broken"}]}`, sentry.APIError{Detail: "Broken"}},
		"event as detail":       {500, asJSON, `{"detail":{"message":"secret page","dateReceived":"x","code":"y"}}`, sentry.APIError{}},
		"events as detail":      {500, asJSON, `{"detail":[{"title":"secret page","user":{}}]}`, sentry.APIError{}},
		"part of an event":      {500, asJSON, `{"message":"secret page","projectID":"1"}`, sentry.APIError{}},
		"stored event":          {500, asJSON, `{"event_id":"` + testEvent + `","title":"secret page","message":"jane@example.com"}`, sentry.APIError{}},
		"event in error":        {500, asJSON, `{"platform":"go","title":"secret page","error":"Broken"}`, sentry.APIError{Detail: "Broken"}},
		"null detail":           {400, asJSON, `{"detail":null}`, sentry.APIError{}},
		"other API":             {404, asJSON, `{"user":"jane@example.com","id":7}`, sentry.APIError{}},
		"array":                 {400, asJSON, `[1,2]`, sentry.APIError{}},
		"number":                {400, asText, `17`, sentry.APIError{}},
		"null":                  {400, asJSON, `null`, sentry.APIError{}},
		"cut JSON":              {404, asJSON, `{"detail":"Event not`, sentry.APIError{}},
		"JSON as web":           {400, asHTML, `{"detail":"as html"}`, sentry.APIError{Detail: "as html"}},
		"plain text":            {404, asText, "Route\n not found", sentry.APIError{Detail: "Route not found"}},
		"no type":               {404, "", "Not here", sentry.APIError{Detail: "Not here"}},
		"binary":                {404, asText, "a\xff\xfe", sentry.APIError{}},
		"unknown":               {404, "image/png", "PNG", sentry.APIError{}},
		"web page":              {404, asHTML, "<html>secret page</html>", sentry.APIError{HTML: true}},
		"web page 2":            {404, asText, "<!doctype html><p>secret page", sentry.APIError{HTML: true}},
		"web page 3":            {404, asHTML, "no <b>secret page</b>", sentry.APIError{HTML: true}},
		"web page 4":            {404, "application/xhtml+xml", "secret page", sentry.APIError{HTML: true}},
		"escapes":               {404, asJSON, `{"detail":"a\u001b[31mred\u0000\r\nb\u202ec\u0085d"}`, sentry.APIError{Detail: "a [31mred bc d"}},
		"long":                  {404, asJSON, `{"detail":"` + strings.Repeat("ü", 1000) + `"}`, sentry.APIError{Detail: strings.Repeat("ü", 300) + "…"}},
		"echo":                  {403, asJSON, `{"detail":"bad header Bearer ` + testToken + `"}`, sentry.APIError{Detail: "bad header Bearer [redacted]"}},
		"gone":                  {410, asJSON, `{"detail":"gone"}`, sentry.APIError{Detail: "gone"}},
		"501":                   {501, asJSON, `{}`, sentry.APIError{Empty: true}},
		"304":                   {304, "", "", sentry.APIError{Empty: true}},
		"300":                   {300, "", "", sentry.APIError{Empty: true}},
		"unknown 599":           {599, asJSON, `{"detail":"?"}`, sentry.APIError{Detail: "?"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			settings := patient()
			settings.MaxRetries = 0
			client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
				return respond(test.status, test.body, "Content-Type", test.contentType), nil
			}))
			_, err := read(t.Context(), client)
			got := wantError[*sentry.APIError](t, err)
			test.want.StatusCode, test.want.Attempts, test.want.Scope = test.status, 1, sentry.ScopeProjectRead
			got.Missing = sentry.MissingNotLookedUp // The lookup has the same response.
			if *got != test.want {
				t.Errorf("got %+v\nwant %+v", *got, test.want)
			}
			if strings.Contains(err.Error(), "secret page") || strings.Contains(err.Error(), "jane@") {
				t.Errorf("the body is in %q", err)
			}
			if event := name == "event"; got.EventNotFound() != event {
				t.Errorf("EventNotFound is %v", !event)
			}
		})
	}
}

func TestErrorBodyInUnknownEncodingIsNotQuoted(t *testing.T) {
	t.Parallel()
	client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
		return respond(http.StatusNotFound, "secret", "Content-Encoding", "br", "Content-Type", "text/plain"), nil
	}))
	_, err := read(t.Context(), client)
	if got := wantError[*sentry.APIError](t, err); got.Detail != "" || got.Empty || got.HTML {
		t.Errorf("got %+v", got)
	}
}

func TestContentTypeMustBeJSON(t *testing.T) {
	t.Parallel()
	for contentType, want := range map[string]string{
		"application/json":                   "ok",
		"application/json; charset=utf-8":    "ok",
		"Application/JSON;charset=\"utf-8":   "ok",
		"application/vnd.sentry+json; v=1":   "ok",
		"application/problem+json":           "application/problem+json",
		"Application/Problem+JSON; a=b":      "application/problem+json",
		"application/problem+xml":            "application/problem+xml",
		"text/html; charset=utf-8; x=canary": "text/html",
		"text/plain":                         "text/plain",
		"image/svg+json":                     "image/svg+json",
		"application/jsonp":                  "application/jsonp",
		"":                                   "",
	} {
		t.Run(contentType, func(t *testing.T) {
			t.Parallel()
			requests := 0
			client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
				requests++
				return respond(http.StatusOK, `{"id":"1"}`, "Content-Type", contentType), nil
			}))
			resp, err := read(t.Context(), client)
			if want == "ok" {
				if err != nil || string(resp.Body) != `{"id":"1"}` {
					t.Errorf("got %v", err)
				}
				return
			}
			got := wantError[*sentry.ContentTypeError](t, err)
			if got.ContentType != want || got.StatusCode != http.StatusOK || requests != 1 {
				t.Errorf("got %+v", got)
			}
		})
	}
}
