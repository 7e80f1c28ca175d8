// SPDX-License-Identifier: MPL-2.0

// Package sentry is a client for the part of Sentry's web API (version 0) that reads events
// and issues.
//
// It contains what is known about Sentry's responses, and nothing about Terraform:
//
//   - It builds URLs whose path no argument can change.
//   - It sends the token only to the configured origin.
//   - It keeps requests below Sentry's rate limits, and retries if that can help.
//   - It turns every other response into a typed error whose text is safe to print.
//
// It returns bodies as bytes, for the caller to decode. Lists come page by page. A client
// can cache responses, so that it reads each URL only once.
//
// The API is described at https://docs.sentry.io/api/.
package sentry
