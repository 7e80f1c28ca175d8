// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"strings"
	"sync"
)

// commonWords are the words of the API's own keys, and common words for values in programs.
// They identify nobody, so they may be in a path.
var commonWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(`
a abi abs absolute accelerometer access account accounts action actions active activity addr address addresses addrmode admin advice
after age agent aggregation alg alias all allocated alt amazon amount analytics and android any anything api app apple application apps
arch archived area args argument arguments array as asp asset assets assigned assignee at attachment attachments attempt attempts
attribute attributes audience audio auth authentication author authorization authors auto availability available aws azure b back
backend background backtrace baggage balance bank base battery bearer before begin bic billing bin binary birth birthday bits blob block
blocked body bool boot branch brand breadcrumb breadcrumbs breadth breakdowns breakpad browser bucket buffer build bundle by bytes c
cache calendar call callback camera cancel candidates captcha card cards cart category cause cell certificate chain challenge change
changes channel characters charging chars check checkout checksum child children cid city claim claims class classes cli client clientid
clock cloud cls code codes col cold collection color column columns comment comments commit commits common company completed completion
component components config configuration connection connections constant consumer contact container content contents context contexts
continent control cookie cookies core count counter country county cpu crash crashed create created credential credentials credit
creditcard crumb csp csrf ctx culprit culture currency current custom customer customers cvc cvv cwd d data database datacenter dataset
datasource date dates day db debug decimal default definition delay delete deleted delivery density deploy deployment depth desc
description destination detail details detection dev device deviceid devices dict digest dir direction directive directory disk display
disposition dist distribution docker document documents domain double download dpi driver driving dsc dsn dsym dump duration dynamic e
edge edition editor effective elapsed elastic elasticsearch element elements elf email emails emergency employee enabled encoded
encoding encrypt encryption end endpoint engine enhancements entries entry enum env environ environment environments epoch err errno
error errors escape estimated euid evaluation event eventid events evidence exc exception exceptions exclusive exec execution expectct
expected expectstaple expiration expire expired expires expiry export expression external extra f failed failure family fax fcp feature
features fee feedback fetch fetched fid field fields file filename files filter filters final fingerprint fingerprints firebase first
flag flags float flow folder for foreground foreign form format formatted forwarded fourth fp fraction frame frames free freeform
frequency from front frozen full fullname function functions g gateway gcp gender generic geo gid github gitlab given global google gpu
graph graphics graphql group groupid grouping groups grpc guid gyroscope h handle handled handler has hash hashes header headers health
heap height held help hidden history hits holder home hook host hosted hostname hosts hour hpkp href html http https i iban id
identifier identity idle ids image images imap imei import important in index info initial inner inp input inputs insert install
installation instance instances instruction int integer integration integrations interface internal interval invoice ip ipaddress ips
ipv4 ipv6 is issue issued issuer it item items iteration j java javascript job jobs join jsessionid json jwt k kafka kernel key keys kid
kind known kubernetes kwargs l label lang language last lat latency latest latitude layer lazy lcp ldap left legal len length level
library license limit line lineno lines link list listener lists lng load local locale location locations lock locks log logentry logger
login logs lon long longitude loop low m mac mach machine mail main manager manifest manufacturer map mapping mask master max maximum
meaning measurements mechanism member members memory menu merchant message messages meta metadata method metric metrics mfa mid middle
middleware migration millis min minified minor minute mobile mode model module modules money mongo mongodb monitor month multi my mysql
n name names namespace native navigation nel nested net network new next nick nickname no node nodes nonce not note noted notes
notification npot ns null num number numbers o oauth obj object objects occurrence of office offset oidc ok old on online op open
operation operator option optional options or order ordering orders organization orientation orig origin original os otel other otp out
outcome output owner p package packages page pages pair pairs pan panel param parameter parameters params parent part parts pass
passcode passphrase passport passwd password passwords patch path paths pattern pay payload payment pe pemkey pending percent percentage
performance period permission permissions person personal pgid phase phone photo php phpsessid pid pin pins pipeline pixels pkce place
plan platform platforms player plugin policy pool port position post postal postgres postgresql previous price principal print priority
private process processing processor product production profile profiler progress proguard project projectid projects promise prop
properties property props protected protocol provider province proxy public publish pull purchase pwd python q quantity queries query
question queue r rabbitmq rate raw read reason recap receipt receive received recipient record records recovery redirect redis ref
reference referer referrer refresh region register registers registration relay release releases remote remove removed render replace
replay report reports repository request requested requestid requests required reset resolution resource resources response responses
rest result results resume retries retry return returned revision right role roles room root rooted route router routes routing row rows
rule rules run runtime s salary saml sample sampled samples sampling scale schema scheme scope screen script scrub sct scts sdk search
seat second seconds secret secrets section security segment select selected self sender sendgrid sensitive sent sentry sequence serial
serialized served server servers service services session sessionid sessions set setting settings sex shader shared shell shipping short
sig sign signal signature signed simulator site size sku slack slow slug smtp snapshot soap social socket some sort source sourcemap
sources span spanid spans spring sql sqlite ssh ssl ssn sso stack stacktrace stage stall start state statement states static status step
steps storage store stream street string strings strip stripe struct style sub subcode subdivision subject subscription substitute
subtitle success sum summary supports surname swift symbol symbolicator sync synthetic system t table tables tag tags target task tasks
tax team telephone temp temperature template tenant term terraform test text texture theme third this thread threaded threads throttle
ticket tier time timeout timers times timestamp timezone title tls tmp to token tokens tool top topic total totp trace traceid
traceparent traces tracing track tracker transaction transactions transfer transition translation tree trigger trust ts ttfb tty twilio
tx type types u ui uid undefined unhandled unique unit units unity unknown until unwind update updated upload uri url urlauth urls
usable usage use used user userdata useremail userid userip username userpath users usr usssn utc uuid v val valid validated validation
value values var variable variables variant vars vat vault vendor verified verifier version versions vibration video view views violated
visible visit vm vmaddr volume w wait wallet warm warning web webhook week weight widget width window windows with without work worker
workers workflow wrapper write x xml xsrf y year yes z zip zone
`) {
		words[word] = true
	}
	return words
})
