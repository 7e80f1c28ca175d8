// SPDX-License-Identifier: MPL-2.0

// Package sentry is a client for the part of Sentry's web API (version 0) that
// reads events.
//
// It knows how Sentry answers and nothing of Terraform: it builds URLs that
// configuration cannot bend, keeps the token on the configured origin, paces
// requests below Sentry's rate limits, repeats what is worth repeating, and
// turns every other response into a typed error whose text is safe to print.
// Bodies are handed over as bytes; reading them is the caller's business. Lists
// come page by page. If asked to, a client reads each URL only once.
//
// The API is described at https://docs.sentry.io/api/.
package sentry
