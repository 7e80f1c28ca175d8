// SPDX-License-Identifier: MPL-2.0

package eventurl_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
)

// rejected are strings that are not a link to an issue or event.
var rejected = map[error][]string{
	eventurl.ErrTooLong: {
		own + "issues/1/?" + strings.Repeat("a", 8192),
		strings.Repeat(" ", 8193),
		// Short enough itself, but not in the form of String.
		own + "acme/web/issues/" + strings.Repeat("a", 8192-len(own+"acme/web/issues/-1")) + "-1",
	},
	eventurl.ErrControl: {
		own + "issues/1/\x00", own + "iss\x00ues/1/", own + "issues\n/1/", own + "issues/1/?a=\tb", own + "issues/1/\x7f", own + "\u0085issues/1/",
	},
	eventurl.ErrNotURL: {
		"", "  ", "<>", "[](", "hello", "1234", "WEB-1A2", event, "see https://acme.sentry.io/issues/1/", "https://acme.sentry.io/issues/1/ see",
		own + "issues/1/ " + own + "issues/2/", "/organizations/acme/issues/1/", "issues/1/", own + "issues/%zz/", own + "issues/1%",
		"https://ho st/issues/1/", "https:issues/1/", "https://host:hunter2-secret/issues/1/", "https://[::1/issues/1/",
		"https://user:hunter2-secret@ho^st/issues/1/", "javascript:alert(1)", "https://[hunter2-secret]/issues/1/", "[a](" + own + "issues/1/) and [b](" + own + "issues/2/)",
	},
	eventurl.ErrScheme: {"ftp://acme.sentry.io/issues/1/", "sentry://acme.sentry.io/issues/1/", "file:///issues/1/", "ftp://user:hunter2-secret@host/issues/1/"},
	eventurl.ErrHost: {
		"https:///issues/1/", "https://:443/issues/1/", "https://host:0/issues/1/", "https://host:65536/issues/1/", "https://münchen.example/issues/1/",
		"https://a..b/issues/1/", "https://.sentry.io/issues/1/", "https://[fe80::1%25eth0]/issues/1/",
		"https://user:hunter2-secret@host:0/issues/1/", "https://" + strings.Repeat("a", 254) + "/issues/1/", "https://a$b/issues/1/",
	},
	eventurl.ErrNothingNamed: {
		"https://sentry.io", "https://sentry.io/", "https://acme.sentry.io/issues/", "https://acme.sentry.io/settings/projects/web/", "acme.sentry.io",
		"https://acme.sentry.io/replays/" + event + "/", "https://acme.sentry.io/alerts/rules/web/1/", "https://acme.sentry.io/issues/alerts/rules/web/123/details/",
		"https://acme.sentry.io/issues/views/", "https://acme.sentry.io/issues/views/12/", "https://acme.sentry.io/issues/errors-outages/",
		"https://acme.sentry.io/issues/breached-metrics/", "https://acme.sentry.io/issues/warnings/", "https://acme.sentry.io/issues/feedback/",
		"https://acme.sentry.io/issues/metrics/", "https://acme.sentry.io/issues/dynamic-groups/", "https://acme.sentry.io/issues/errors-outages/",
		"https://acme.sentry.io/issues/top-issues/", "https://acme.sentry.io/issues/instrumentation/", "https://acme.sentry.io/issues/recent/",
		"https://acme.sentry.io/issues/feedback/?feedbackSlug=web", "https://acme.sentry.io/issues/feedback/?feedbackSlug=web:1&feedbackSlug=web:2",
		"https://acme.sentry.io/feedback/", "https://acme.sentry.io/feedback/?feedbackSlug=web:",
		"https://acme.sentry.io/discover/results/?query=" + event, "https://acme.sentry.io/discover/web/", "https://acme.sentry.io/discover/",
		"https://acme.sentry.io/discover/web:/", "https://acme.sentry.io/discover/:" + event, own + "organizations/acme/discover/:" + event,
		"https://acme.sentry.io/issues/?query=is%3Aunresolved", "https://acme.sentry.io/issues/?query=time-out", "https://acme.sentry.io/issues/?query=" + event + "&query=WEB-1",
		"https://acme.sentry.io/issues/?query=" + event + "+level:error", own + "acme/issues/?query=", own + "acme/issues/", "https://acme.sentry.io/issues/views/12/?query=" + event,
		"https://acme.sentry.io/insights/backend/", "https://acme.sentry.io/insights/web:latest/", "https://acme.sentry.io/insights/backend/trace/" + event + "/",
		"https://acme.sentry.io/traces/:" + event, "https://acme.sentry.io/explore/traces/",
		"https://acme.sentry.io/performance/trace/" + event + "/", "https://acme.sentry.io/events/" + event + "/", "https://acme.sentry.io/eventids/" + event + "/",
		own + "organizations/", own + "organizations/acme/", own + "organizations/acme/issues/", own + "organizations/acme/projects/web/",
		own + "organizations/acme/projects/web/events/", own + "organizations/acme/eventids/", own + "acme/web/", own + "acme/web/issues/", own + "acme/web/events/",
		own + "api/0/", own + "api/0/projects/", own + "api/0/projects/acme/", own + "api/0/projects/acme/web/", own + "api/0/projects/acme/web/events/", own + "api/0/issues/", own + "api/0/events/" + event + "/",
		own + "api/0/organizations/acme/events/?field=id", own + "organizations/api/0/issues/123/", own + "organizations/acme/share/x/", own + "organizations/acme/shared/", own + "organizations/acme/shared/x/",
		"https://acme.sentry.io/?issues/1/", "https://acme.sentry.io/#/issues/1/", "https://acme.sentry.io/Issues/1/", "https://acme.sentry.io/issues%2F1/",
		"https://hunter2-secret@acme.sentry.io/settings/?token=hunter2-secret#hunter2-secret", "https://host//user:hunter2-secret@other/settings/",
		"https://user:1234/hunter2-secret#x@acme.sentry.io/issues/1/", "https://user:1234/hunter2-secret?x@acme.sentry.io/issues/1/",
		"https://acme.sentry.io/settings/token=hunter2-secret/", "https://acme.sentry.io/settings/;hunter2-secret/",
		"https://acme.sentry.io/settings/sntryu_hunter2-secret/", "https://host//user:hunter2-secret%40other/settings/",
	},
	eventurl.ErrShareLink: {
		"https://sentry.io/share/issue/" + event + "/", "https://acme.sentry.io/share/issue/" + event, own + "x/y/share/issue/" + event,
		own + "organizations/acme/share/issue/" + event + "/", own + "api/0/shared/issues/" + event + "/", own + "api/0/organizations/acme/shared/issues/" + event + "/",
	},
	eventurl.ErrIssueID: {
		"https://acme.sentry.io/issues/web/", own + "acme/issues/web/", own + "acme/issues/" + strings.Repeat("a1", 33), "https://acme.sentry.io/issues/123456789012345678901/", "https://acme.sentry.io/issues/WEB-/",
		"https://acme.sentry.io/issues/-1/", "https://acme.sentry.io/issues/W%20B-1/", "https://acme.sentry.io/issues/1%252F2/", "https://acme.sentry.io/issues/1%2F2/",
		own + "organizations/acme/issues/a.b-1/", own + "api/0/organizations/acme/shortids/web/", own + "acme/web/group/x/",
		"https://acme.sentry.io/issues/feedback/?feedbackSlug=web:hunter2-secret!x",
	},
	eventurl.ErrEventID: {
		"https://acme.sentry.io/issues/1/events/123/", "https://acme.sentry.io/issues/1/events/newest/", "https://acme.sentry.io/issues/1/events/" + event[1:] + "/",
		"https://acme.sentry.io/issues/1/events/" + event + "0/", own + "organizations/acme/projects/web/events/latest/", "https://acme.sentry.io/discover/web:latest/",
		own + "acme/web/events/oldest/", own + "api/0/organizations/acme/eventids/recommended/", own + "api/0/projects/acme/web/events/x/",
	},
	eventurl.ErrSlug: {
		own + "organizations/ac%20me/issues/1/", own + "organizations/a%2Fb/issues/1/", own + "organizations/%252E/issues/1/", own + "organizations/../issues/1/",
		own + "organizations/./issues/1/", own + "organizations/-1/issues/1/", own + "organizations/acmé/issues/1/", own + "acme/w+b/issues/1/",
		own + "acme/-1/issues/1/", own + "organizations/acme/projects/we:b/events/" + event, own + "x%20y/organizations/acme/issues/1/", own + "../issues/1/",
		"https://acme.sentry.io/discover/w%20b:" + event, "https://acme.sentry.io/issues/feedback/?feedbackSlug=hunter2-secret+x:1",
	},
	eventurl.ErrQueryProject: {
		"https://acme.sentry.io/issues/1/?project=hunter2-secret+x", "https://acme.sentry.io/issues/1/?project=a%2Fb", "https://acme.sentry.io/issues/1/?project=..&x",
	},
	eventurl.ErrHostedPath: {"https://sentry.io/acme/issues/1/", "https://acme.sentry.io/acme/issues/?query=" + event, "https://de.sentry.io/acme/issues/1/events/latest/", "https://acme.sentry.io/x/organizations/acme/issues/1/", "https://us.sentry.io/x/api/0/issues/1/"},
}

func TestParseReturnsErrorForOtherLinks(t *testing.T) {
	t.Parallel()
	for want, texts := range rejected {
		for _, text := range texts {
			link, err := eventurl.Parse(text)
			if !errors.Is(err, want) || link != (eventurl.Link{}) {
				t.Errorf("%.100q returns %+v, %v; want %v", text, link, err, want)
				continue
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the secret of %q is in %v", text, err)
			}
		}
	}
}

// Error messages are built from the reasons, and explain what to do.
func TestErrorsExplainWhatToDo(t *testing.T) {
	t.Parallel()
	for err := range rejected {
		text := err.Error()
		advises := strings.Contains(text, "Expected ") || strings.Contains(text, "opy ")
		if !strings.HasPrefix(text, "the ") || strings.HasSuffix(text, ".") || !advises {
			t.Errorf("%q", text)
		}
	}
}

func TestErrorsNamePath(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"https://acme.sentry.io/settings/?x=hunter2":           `. The path of your link is "/settings/"`,
		"https://acme.sentry.io/" + strings.Repeat("é", 100):   `. The path of your link is "/` + strings.Repeat("%C3%A9", 33) + `…"`,
		"https://acme.sentry.io/" + strings.Repeat("a", 199):   `. The path of your link is "/` + strings.Repeat("a", 199) + `"`,
		"https://acme.sentry.io/issues/1/events/x%22%E2%80%AE": `. The path of your link is "/issues/1/events/x%22%E2%80%AE"`,
		"https://acme.sentry.io/organizations/a+/issues/1":     `. The path of your link is "/organizations/a+/issues/1"`,
		"https://sentry.io/acme/issues/1":                      `. The path of your link is "/acme/issues/1"`,
		"https://acme.sentry.io":                               "copy the address of the page, such as https://acme.sentry.io/issues/123/",
	} {
		_, err := eventurl.Parse(text)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%.60q returns %v; want %s", text, err, want)
		}
	}
}
