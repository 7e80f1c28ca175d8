// SPDX-License-Identifier: MPL-2.0

// Package mocksentry is an in-process mock of the Sentry web API that is as strict as the real
// one: the same routes, authentication, permissions, redirects, rate limits, and error bodies.
// Tests, the demo, and the benchmarks all run against it.
//
//	srv := mocksentry.NewDefault().Start()
//	defer srv.Close()
//	// requests to srv.URL with mocksentry.TokenFull
//
// A server is an http.Handler over a world of organizations, projects, events, and tokens. A
// Profile makes it another kind of server than sentry.io: an older Sentry, or a compatible
// server. Faults make it misbehave like the proxies, gateways, and overloaded servers between
// a client and Sentry. A journal records every request for assertions.
//
// The package does not import testing, so that commands can use it.
package mocksentry
