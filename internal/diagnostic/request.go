// SPDX-License-Identifier: MPL-2.0

// Package diagnostic explains failed requests to users of Terraform. A diagnostic has a
// static summary. Its detail contains what was requested, what the server responded, and
// what to do. It is attached to the attribute that causes the failure.
package diagnostic

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Request describes a request to Sentry.
type Request struct {
	// Requested is what was requested, as the end of "While reading …".
	Requested string
	// Server is the root URL of the Sentry installation.
	Server string
	// Scope is the scope that the token needs, such as project:read.
	Scope string
	// NextScope is the scope of the request that follows a search or a lookup. It may be empty.
	NextScope string
	// OrganizationToken reports whether the token is an organization auth token
	// (sntrys_…), which never has a scope for reading events.
	OrganizationToken bool
	// Item is the path of the block's attribute that names the requested object, such as
	// event_id.
	Item path.Path
	// Container is the path of the block's attribute that names what contains the item, such
	// as project.
	Container path.Path
	// Timeouts is the path of the block's attribute that limits the read to Within.
	Timeouts path.Path
	Within   time.Duration
	// NotFound explains a response of 404 that is not about the event itself. It is nil
	// for requests below a project.
	NotFound *Explanation
	// Missing explains a response that the event does not exist. It is nil for an event
	// that is requested by its ID in a project.
	Missing *Explanation
	// Denied lists, as full sentences, the possible causes of a response of 403 other than
	// the token. It may be empty.
	Denied string
	// Instead is the advice, as full sentences, for a server that does not have the endpoint.
	// It may be empty.
	Instead string
	// Redirected is the printable target of a redirect before the response. It is empty if
	// there was none.
	Redirected string
	// ProjectHint replaces the likely causes of a missing event, see the function [ProjectHint].
	// It may be empty.
	ProjectHint string
	// Hint ends the diagnostic of an event that was not found, as full sentences. It may be
	// empty.
	Hint string
}

// scopes returns the scopes that a new token needs, as the end of a phrase.
func (r Request) scopes() string {
	if r.NextScope == "" || r.NextScope == r.Scope {
		return "the scope " + r.Scope
	}
	return "the scopes " + r.Scope + " and " + r.NextScope
}

// Explanation contains a static summary, the advice what to do, and the attribute that causes
// the failure. The path is empty if no attribute does.
type Explanation struct {
	Summary, Advice string
	Attribute       path.Path
}

// FromError returns the error diagnostic of a failed request.
func (r Request) FromError(err error) diag.Diagnostic {
	if errors.Is(err, sentry.ErrMissingToken) {
		return diag.NewErrorDiagnostic("Missing Sentry Token", r.detail(err,
			"Set `token` in the provider block, or one of the environment variables SENTRY_AUTH_TOKEN and SENTRY_TOKEN. "+
				"Preferably, use the token of an internal integration with "+r.scopes()+"."))
	}
	if redirected, ok := errors.AsType[*sentry.RedirectedError](err); ok {
		r.Redirected, err = redirected.Location, redirected.Err
	}
	if errors.Is(err, sentry.ErrNoIssue) && r.NotFound != nil {
		return r.Explained(err, *r.NotFound)
	}
	switch err := err.(type) { //nolint:errorlint // The client returns them as they are.
	case *sentry.APIError:
		return r.fromAPI(err)
	case *sentry.RateLimitError:
		return r.fromRateLimit(err)
	case *sentry.ContentTypeError:
		return r.notSentry(err)
	case *sentry.EncodingError:
		return diag.NewErrorDiagnostic("Unsupported Content Encoding", r.detail(err,
			"A proxy between Terraform and Sentry probably compresses responses in a way that was not requested. Configure it to pass "+
				"responses on unchanged, or to use gzip."))
	case *sentry.TooLargeError:
		return diag.NewAttributeErrorDiagnostic(r.Item, "Response Too Large", r.detail(err,
			"If what was requested is really that large, raise the provider's `max_response_bytes`."))
	case *sentry.RedirectError:
		return r.fromRedirect(err)
	case *sentry.RedirectTargetError:
		return r.fromRedirectTarget(err)
	case *sentry.InterruptedError:
		return r.fromInterrupted(err)
	case *sentry.NetworkError:
		return r.fromNetwork(err)
	case *sentry.ResponseError:
		if err.Malformed {
			return r.invalidJSON(err)
		}
		return r.Unexpected(err)
	case *sentry.RepeatedCursorError, *sentry.EmptyPagesError:
		return diag.NewErrorDiagnostic("Endless List From Sentry", r.detail(err,
			"The provider discarded the list, because it may lack some entries and contain others twice. Try again. If the error "+
				"persists, report it to whoever runs the server."))
	case *sentry.PathError:
		return diag.NewAttributeErrorDiagnostic(path.Root(err.Argument), "Invalid Path Segment",
			r.detail(err, "Use the slug or ID as Sentry shows it, not a link or a name."))
	default:
		return diag.NewErrorDiagnostic("Reading From Sentry Failed", r.detail(err,
			"If the message does not show the cause, report this error with the log of `TF_LOG_PROVIDER=DEBUG`."))
	}
}

// Explained returns the error diagnostic of a failed request with the caller's explanation
// instead of the default one.
func (r Request) Explained(err error, explanation Explanation) diag.Diagnostic {
	if redirected, ok := errors.AsType[*sentry.RedirectedError](err); ok {
		r.Redirected, err = redirected.Location, redirected.Err
	}
	if explanation.Attribute.Equal(path.Empty()) {
		return diag.NewErrorDiagnostic(explanation.Summary, r.detail(err, explanation.Advice))
	}
	return diag.NewAttributeErrorDiagnostic(explanation.Attribute, explanation.Summary, r.detail(err, explanation.Advice))
}

// detail returns what was requested, what the server responded and what to do.
func (r Request) detail(cause error, advice string) string {
	return r.detailText(cause.Error(), advice)
}

func (r Request) detailText(cause, advice string) string {
	// Most of Sentry's messages end with a full stop, the provider's do not.
	cause = strings.TrimRight(cause, ".")
	if r.Redirected != "" {
		cause += " (after a redirect to " + r.Redirected + ")"
	}
	if !strings.HasSuffix(cause, "?") && !strings.HasSuffix(cause, "!") {
		cause += "."
	}
	text := fmt.Sprintf("While reading %s from %s: %s", r.Requested, r.Server, cause)
	if advice != "" {
		text += "\n\n" + advice
	}
	return text
}

// notSentry returns the diagnostic for a response that Sentry itself would not send.
func (r Request) notSentry(cause error) diag.Diagnostic {
	var causes []string
	if api, ok := errors.AsType[*sentry.APIError](cause); ok && api.StatusCode == http.StatusNotFound {
		causes = append(causes, strings.TrimSpace("The server does not have this endpoint: some compatible servers respond to unknown "+
			"paths with a web page. "+r.Instead))
	}
	causes = append(causes,
		"The provider's `base_url` names a server that is not Sentry. It must be the root of the installation, such as https://sentry.io/.",
		"A proxy in front of Sentry asks for a login. It may need the provider's `headers`.",
	)
	return diag.NewErrorDiagnostic("Response Not From Sentry's API", r.detail(cause, PossibleCauses(causes...)))
}
