// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strings"
)

const proxyNotFoundPage = `<html>
<head><title>404 Not Found</title></head>
<body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body>
</html>
`

const loginPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Login | Sentry</title></head>
<body><div id="blk_router"></div><p>Sign in to continue</p></body></html>
`

// webPage returns the response for paths outside of the API: the web application, with status
// 200 and HTML. A wrong base URL leads there.
func webPage(path string) response {
	if strings.HasPrefix(path, "/api/") {
		return plainResponse(http.StatusNotFound, "text/html; charset=utf-8", proxyNotFoundPage)
	}
	return plainResponse(http.StatusOK, "text/html; charset=utf-8", loginPage)
}

// unrouted returns the response for paths without an endpoint: a hint if the trailing slash
// is missing, and otherwise an empty body.
func unrouted(r *http.Request, path string) response {
	if strings.HasSuffix(path, "/") {
		return emptyResponse(http.StatusNotFound)
	}
	const help = "Route not found, did you forget a trailing slash?"
	suggestion := "try: " + path + "/"
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return jsonResponse(http.StatusNotFound, map[string]string{"info": help + " " + suggestion})
	}
	arrow := strings.Repeat(" ", len(suggestion)-1) + "^"
	return plainResponse(http.StatusNotFound, "text/plain", help+"\n\n"+suggestion+"\n"+arrow)
}
