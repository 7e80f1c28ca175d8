// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

// TestDetectorsRecognizeRareForms covers forms that are too rare for the corpus.
func TestDetectorsRecognizeRareForms(t *testing.T) {
	t.Parallel()
	hex32, mixed40 := strings.Repeat("0a1b2c3d", 4), strings.Repeat("aB3dE6gH", 5)
	for text, want := range map[string][]string{
		"export of joe@example.com.mbox failed":                            {"email"},
		"sent to joe@example.com.Please retry":                             {"email"},
		"mailto://joe@example.com":                                         {"email"},
		"发送失败：zhang.san@example.com，code 550":                              {"email"},
		"邮箱zhang@example.com已存在":                                           {"email"},
		"письмо иван@почта.рф вернулось":                                   {"email"},
		"hg@example.com/repo":                                              nil,
		"this@Main.show":                                                   nil,
		"shop@1.2.33.4":                                                    nil,
		"ubuntu@54.210.17.8: Permission denied":                            {"ip"},
		"connect to api.example.com/93.184.216.34 (port 443)":              {"ip"},
		"ip:2001:db8::1":                                                   {"ip"},
		"::ffff:203.0.113.9 hung up":                                       {"ip"},
		"peer fd12:3456:789a::1":                                           {"ip"},
		"::ffff:127.0.0.1":                                                 nil,
		"00:00:00:00:00:00":                                                nil,
		"imei 49015420-323751-8":                                           {"imei"},
		"imei 49-015420-323751-8":                                          {"imei"},
		"666-12-3456":                                                      nil,
		"<password>Xy7-Container</password>":                               {"password"},
		"<password></password>":                                            nil,
		"<token>${TOKEN}</token>":                                          nil,
		"if (password==userPassword) return":                               nil,
		"if(password===confirmPassword)return":                             nil,
		"token = someVeryLongCamelCaseIdentifier, other":                   nil,
		"user%5Bpassword%5D=hunter2":                                       {"password"},
		`\u0022password\u0022:\u0022hunter22\u0022`:                        {"password"},
		"PGPASSWORD=xyz987 psql":                                           {"password"},
		"aBcDeFgHiJkLmN.atlasv1." + strings.Repeat("aB3-", 16):             {"token"},
		"shpat_" + hex32:                                                   {"token"},
		"ATATT3" + strings.Repeat(mixed40, 2):                              {"token"},
		"bot 123456789:AA" + strings.Repeat("x", 33):                       {"token"},
		"fragment-key-" + hex32:                                            nil,
		"/export/home/rkumar/src/a.py":                                     {"userpath"},
		"https://example.com/var/home/x/y":                                 nil,
		"proxy http://corp\\jdoe:Welcome1@proxy.example.com:3128":          {"urlauth"},
		"SSN 451 73 2208 invalid":                                          {"usssn"},
		"room 451 73 2208 invalid":                                         nil,
		"psql --password 'L0ngP@ss' db":                                    {"password"},
		"psql --password --host db":                                        nil,
		"run --no-password now":                                            nil,
		"sessionid=h8OXfFYSJYgOuwgz7z54":                                   {"password"},
		"at webpack:///Users/jdoe/app/x.js":                                {"userpath"},
		"/home/gradle/project/build.gradle":                                nil,
		"Digest username=\"bob\", nonce=\"1\", response=\"" + hex32 + "\"": {"authorization"},
		"basic+" + strings.Repeat("basic+", 10):                            nil,
	} {
		var got []string
		detect.Text(t.Context(), []byte(text), 0).Each(func(name string) { got = append(got, name) })
		if !slices.Equal(got, want) {
			t.Errorf("%q shows %q, want %q", text, got, want)
		}
	}
}

// TestNamesAreClassified covers names and their meaning.
func TestNamesAreClassified(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]detect.Name{
		"password": detect.Secret, "userPassword": detect.Secret, "new_password1": detect.Secret, "password_confirmation": detect.Secret,
		"API-KEY": detect.Secret, "awsSecretAccessKey": detect.Secret, "PGPASSWORD": detect.Secret, "access_token": detect.Secret,
		"CancellationToken": 0, "next_page_token": 0, "password_reset_url": 0, "PublicKeyToken": 0, "key": 0, "": 0, "7": 0,
		"app_version": detect.Version, "projectId": detect.Identifier, "remote_addr": detect.Address, "HTTP_COOKIE": detect.Cookie,
		"HTTP_AUTHORIZATION": detect.Credentials,
	} {
		if got := detect.NameOf([]byte(name)) &^ (detect.Strong | detect.Route); got != want {
			t.Errorf("%q tells %b, want %b", name, got, want)
		}
	}
}
