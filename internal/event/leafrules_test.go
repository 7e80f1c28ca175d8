// SPDX-License-Identifier: MPL-2.0

package event_test

import "strings"

// leafRules say where the values of attributes stand in an event: for each object
// its path among the attributes, "=", its path in the event, ":", and its leaves,
// with "=" and the key in the event where that is another. In a path [] stands for
// each object of a list, {} for each object of an object, @ for the first entry of
// a type, and @top for the innermost frame of the application. Leaves are texts
// unless a mark says more, see sameLeaf. All of it was written by hand from the
// API, and knows nothing of the mapping.
const leafRules = `
: internal_id=id project_id=projectID group_id=groupID platform type dist size# date_created=dateCreated
: date_received=dateReceived start_timestamp#=startTimestamp end_timestamp#=endTimestamp fingerprints[]
: next_event_id=nextEventID previous_event_id=previousEventID resolved_with<=resolvedWith
: title message culprit location metadata{^} breakdowns_json~=breakdowns
: packages{} extra_json{~}=context contexts_json{~}=contexts meta_json~=_meta
grouping_config = groupingConfig : id enhancements
sdk = sdk : name version
sdk_updates[] = sdkUpdates[] : type sdk_name=sdkName sdk_url=sdkUrl new_sdk_name=newSdkName enables_json~=enables
sdk_updates[] = sdkUpdates[] : new_sdk_version=newSdkVersion integration_name=integrationName integration_url=integrationUrl
crash_file = crashFile : id name type mimetype size# sha1 date_created=dateCreated
release = release : version short_version=shortVersion id ref url status date_created=dateCreated
release = release : date_released=dateReleased first_event=firstEvent last_event=lastEvent commit_count#=commitCount
release = release : deploy_count#=deployCount new_groups#=newGroups user_agent=userAgent data_json~=data
release.version_info = release.versionInfo : package description build_hash=buildHash
release.version_info = release.versionInfo.version : raw major# minor# patch# pre build_code=buildCode
release.last_commit = release.lastCommit : id message date_created=dateCreated
release.last_commit = release.lastCommit.author : author_name=name author_email=email
release.last_commit = release.lastCommit.repository : repository_name=name
release.last_commit = release.lastCommit.pullRequest : pull_request_id=id
release.last_deploy = release.lastDeploy : id name environment url date_started=dateStarted date_finished=dateFinished
release.authors[] = release.authors[] : name email
release.projects[] = release.projects[] : id slug name platform new_groups#=newGroups has_health_data?=hasHealthData
logentry = @message.data : message formatted params_json~=params
errors[] = errors[] : type message data_json~=data
user = user : id email username ip_address name data_json~=data
user.geo = user.geo : country_code city region subdivision
user_report = userReport : id name email comments date_created=dateCreated
top_in_app_frame = @top : filename abs_path=absPath module function line_no#=lineNo col_no#=colNo context_line|
exceptions[] = @exception.data.values[] : type value module thread_id=threadId
exceptions[] = @exception.data.values[].stacktrace : registers{} has_in_app_frames?=hasSystemFrames
exceptions[].mechanism = @exception.data.values[].mechanism : type handled? synthetic? description help_link source
exceptions[].mechanism = @exception.data.values[].mechanism : exception_id parent_id is_exception_group? data_json~=data meta_json~=meta
exceptions[].frames[] = @exception.data.values[].stacktrace.frames[] : FRAME
stacktrace[] = @stacktrace.data.frames[] : FRAME
threads[] = @threads.data.values[] : id name state current? crashed?
threads[].frames[] = @threads.data.values[].stacktrace.frames[] : FRAME
breadcrumbs[] = @breadcrumbs.data.values[] : timestamp type category level message event_id data_json~=data
spans[] = @spans.data[] : span_id parent_span_id trace_id op description status origin hash
spans[] = @spans.data[] : start_timestamp# timestamp# exclusive_time# tags{^} data_json~=data
debug_images[] = @debugmeta.data.images[] : type code_id code_file debug_id debug_file image_addr image_size#
debug_images[] = @debugmeta.data.images[] : image_vmaddr arch uuid debug_status unwind_status
request = @request.data : method url fragment api_target=apiTarget inferred_content_type=inferredContentType
request = @request.data : headers[:] cookies[:] data_json~=data env_json~=env
measurements{} = measurements{} : value# unit
occurrence = occurrence : id project_id=projectId event_id=eventId fingerprint[] issue_title=issueTitle subtitle
occurrence = occurrence : resource_id=resourceId type# detection_time#=detectionTime level culprit assignee priority#
occurrence = occurrence : evidence_data_json~=evidenceData
occurrence.evidence_display[] = occurrence.evidenceDisplay[] : name value^ important?
security_reports.csp = @csp.data : effective_directive blocked_uri document_uri original_policy referrer status_code#
security_reports.csp = @csp.data : violated_directive source_file line_number# column_number# script_sample disposition
security_reports.hpkp = @hpkp.data : date_time hostname port# effective_expiration_date include_subdomains? noted_hostname
security_reports.hpkp = @hpkp.data : served_certificate_chain[] validated_certificate_chain[] known_pins[]
security_reports.expect_ct = @expectct.data : date_time hostname port# scheme effective_expiration_date
security_reports.expect_ct = @expectct.data : served_certificate_chain[] validated_certificate_chain[] failure_mode test_report?
security_reports.expect_ct.scts[] = @expectct.data.scts[] : version# status source serialized_sct
security_reports.expect_staple = @expectstaple.data : date_time hostname port# effective_expiration_date response_status
security_reports.expect_staple = @expectstaple.data : cert_status served_certificate_chain[] validated_certificate_chain[]
security_reports.expect_staple = @expectstaple.data : ocsp_response_json~=ocsp_response
security_reports.nel = @nel.data : age# type url user_agent
security_reports.nel.body = @nel.data.body : elapsed_time# method phase protocol referrer sampling_fraction#
security_reports.nel.body = @nel.data.body : server_ip status_code# type
contexts.browser = contexts.browser : name version
contexts.client_os = contexts.client_os : OS
contexts.os = contexts.os : OS
contexts.runtime = contexts.runtime : name version raw_description build
contexts.device = contexts.device : name family model model_id arch battery_level# battery_status battery_temperature#
contexts.device = contexts.device : orientation manufacturer brand screen_resolution screen_height_pixels# screen_width_pixels#
contexts.device = contexts.device : screen_density# screen_dpi# online? charging? low_memory? simulator? memory_size# free_memory#
contexts.device = contexts.device : usable_memory# storage_size# free_storage# external_storage_size# external_total_storage#
contexts.device = contexts.device : external_free_storage# boot_time timezone language processor_count# cpu_description
contexts.device = contexts.device : processor_frequency# device_type device_unique_identifier supports_vibration?
contexts.device = contexts.device : supports_accelerometer? supports_gyroscope? supports_audio? supports_location_service?
contexts.device = contexts.device : locale uuid
contexts.app = contexts.app : app_start_time device_app_hash build_type app_identifier app_name app_version app_build
contexts.app = contexts.app : app_memory# app_arch free_memory# in_foreground? permissions{} view_names[] start_type
contexts.gpu = contexts.gpu : name version id vendor_id vendor_name memory_size# api_type multi_threaded_rendering?
contexts.gpu = contexts.gpu : npot_support max_texture_size# graphics_shader_level
contexts.trace = contexts.trace : trace_id span_id parent_span_id op status description exclusive_time# client_sample_rate#
contexts.trace = contexts.trace : sampled? origin hash tags_json~=tags data_json~=data
contexts.trace = contexts.trace : dynamic_sampling_context_json~=dynamic_sampling_context
contexts.culture = contexts.culture : calendar display_name locale is_24_hour_format? timezone
contexts.cloud_resource = contexts.cloud_resource : cloud_provider=cloud.provider cloud_account_id=cloud.account.id
contexts.cloud_resource = contexts.cloud_resource : cloud_region=cloud.region cloud_platform=cloud.platform host_id=host.id
contexts.cloud_resource = contexts.cloud_resource : cloud_availability_zone=cloud.availability_zone host_type=host.type
contexts.response = contexts.response : status_code# headers[:] cookies[:] body_size# data_json~=data inferred_content_type
contexts.replay = contexts.replay : replay_id
contexts.profile = contexts.profile : profile_id profiler_id
`

// The leaves of objects that stand in several places.
const (
	frameLeaves = `filename abs_path=absPath module package platform function raw_function=rawFunction symbol line_no#=lineNo ` +
		`col_no#=colNo in_app?=inApp context_line| instruction_addr=instructionAddr symbol_addr=symbolAddr trust ` +
		`source_link=sourceLink symbolicator_status=symbolicatorStatus`
	osLeaves = `name version build kernel_version rooted? theme raw_description distribution_name distribution_version ` +
		`distribution_pretty_name`
)

// leafRule is one line of leafRules.
type leafRule struct {
	object, place string
	leaves        []ruledLeaf
}

// ruledLeaf is one leaf of a rule.
type ruledLeaf struct{ name, mark, key string }

// rules are leafRules, read.
var rules = readRules()

func readRules() []leafRule {
	var read []leafRule
	for line := range strings.Lines(strings.NewReplacer("FRAME", frameLeaves, ": OS", ": "+osLeaves).Replace(leafRules)) {
		paths, leaves, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		object, place, _ := strings.Cut(paths, "=")
		rule := leafRule{object: strings.TrimSpace(object), place: strings.TrimSpace(place)}
		for text := range strings.FieldsSeq(leaves) {
			marked, key, named := strings.Cut(text, "=")
			name := strings.TrimRight(marked, "#?~^<|[]{}:")
			if !named {
				key = name
			}
			rule.leaves = append(rule.leaves, ruledLeaf{name: name, mark: marked[len(name):], key: key})
		}
		read = append(read, rule)
	}
	return read
}

// attribute is the path of a leaf's attribute.
func (r leafRule) attribute(l ruledLeaf) string {
	if r.object == "" {
		return l.name
	}
	return r.object + "." + l.name
}
