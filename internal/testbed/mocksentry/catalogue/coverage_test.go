// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// known lists every field that the API is known to have: an object, a colon, and the fields of
// that object, with the JSON type after = if there are several types. The objects: "entry" is
// the data of an entry, "trace", "frame", "lock", and "image" are these at any location,
// "update" is any SDK update, "node" is any node of _meta.
const known = `
: id,eventID,groupID=string,groupID=null,projectID,size,entries,dist,message,title,location=string,location=null,user=object,user=null,contexts,sdk=object,sdk=null
: context,packages=object,packages=null,type,metadata,tags,platform,dateReceived,errors,occurrence=object,occurrence=null,_meta,crashFile=object,crashFile=null
: culprit,dateCreated,fingerprints,groupingConfig,startTimestamp,endTimestamp,measurements,breakdowns,_metrics_summary,perfProblem,release=null,release=object
: userReport=object,userReport=null,sdkUpdates,resolvedWith,nextEventID=string,nextEventID=null,previousEventID=string,datetime
resolvedWith/[]: =null
sdk: name,version=string,version=null
packages: django=string,shop=null
tags/[]: key=string,key=null,value=string,value=null,query
metadata: type,value,filename,function,in_app_frame_mix,title,stripped_crash,directive,uri,message,origin,location,contact_email,name,source,summary,steady=boolean,layers=number,extra=object
occurrence: id,projectId=number,eventId,fingerprint,issueTitle,subtitle,resourceId=string,resourceId=null,evidenceData,evidenceDisplay,type,detectionTime,level=string,level=null
occurrence: culprit,priority=number,priority=null,assignee=string,assignee=null
occurrence/evidenceDisplay/[]: name,value,important
occurrence/evidenceData: transaction=string,aggregateRange1=number,trendDifference=null,requestedByUser=boolean,spanIds=array,window=object
_meta: entries,message,user,contexts,sdk,context,packages,tags
node: rem,err,len,val=object,val=string,chunks
node/err/[]: =string,=array
node/chunks/[]: type,text,rule_id,remark
errors/[]: type,message,data
release: id,version,shortVersion,versionInfo=object,versionInfo=null,status,ref=string,ref=null,url=string,url=null,userAgent=string,userAgent=null,dateCreated,dateReleased=string,dateReleased=null
release: data=object,data=null,commitCount,deployCount,newGroups,owner=object,owner=null,lastCommit=object,lastCommit=null,lastDeploy=object,lastDeploy=null,authors,projects
release: firstEvent=string,firstEvent=null,lastEvent=string,currentProjectMeta=object,currentProjectMeta=null,adoptionStages
release/versionInfo: package=string,package=null,version,description,buildHash=string,buildHash=null
release/versionInfo/version: raw,major,minor,patch,pre=string,pre=null,buildCode=string,buildCode=null,components
release/lastCommit: id,message,dateCreated,pullRequest=object,pullRequest=null,suspectCommitType,repository=object,author=object,releases
release/lastCommit/repository: id,name,url
release/lastCommit/author: id,name,email
release/lastDeploy: id,environment,dateStarted=string,dateStarted=null,dateFinished,name=string,name=null,url=string,url=null
release/authors/[]: id,name,email,username
release/projects/[]: id=number,slug,name,newGroups,platform=string,platform=null,platforms,hasHealthData,healthData
userReport: id,eventID,name,email,comments,dateCreated,user,event
userReport/user: id,username,email,name,ipAddress,avatarUrl,hash,tagValue
userReport/event: id,eventID
update: type,sdkName,newSdkVersion,sdkUrl=string,sdkUrl=null,enables,newSdkName,integrationName,integrationUrl=string,integrationUrl=null
sdkUpdates/[]/enables/[]: type
crashFile: id,event_id,type,name,mimetype,dateCreated,size,headers,sha1
groupingConfig: id,enhancements
measurements/fcp: value,unit=string
measurements/mark.fcp: unit=null
breakdowns/span_ops/ops.db: value,unit
entry/exception: values,value,hasSystemFrames,excOmitted=null
entry/exception/values/[]: type=string,value=string,value=null,module=string,mechanism=object,mechanism=null,threadId=number,threadId=string,threadId=null,stacktrace=object,stacktrace=null
entry/exception/values/[]: rawStacktrace=object,rawStacktrace=null,rawType=string,rawValue=string,rawModule=string
entry/exception/values/[]/mechanism: type,handled,synthetic,description,help_link,source,exception_id,parent_id,is_exception_group,data,meta
entry/exception/values/[]/mechanism/meta: signal,mach_exception,errno,ns_error
entry/exception/values/[]/mechanism/meta/signal: number,code,name,code_name
entry/exception/values/[]/mechanism/meta/mach_exception: exception,code,subcode,name
entry/exception/values/[]/mechanism/meta/errno: number,name
entry/exception/values/[]/mechanism/meta/ns_error: code,domain
trace: frames,framesOmitted=null,framesOmitted=array,registers=object,registers=null,hasSystemFrames
frame: filename,absPath,module,package,platform=string,platform=null,instructionAddr,symbolAddr,function=string,function=null,rawFunction=string,rawFunction=null,symbol,context,lineNo=number,lineNo=null
frame: colNo=number,colNo=null,parentIndex=number,sampleCount=number,inApp,trust=string,trust=null,errors,lock=object,lock=null,sourceLink=string,sourceLink=null,vars=object,vars=null
frame: addrMode,map,mapUrl,origFunction,origAbsPath,origFilename,origLineNo=number,origLineNo=string,origColNo=number,origColNo=string,symbolicatorStatus,isSentinel,isPrefix,minGroupingLevel
lock: type,address,class_name,package_name,thread_id=number,thread_id=string
entry/threads/values/[]: id=number,id=string,current,crashed,name=string,name=null,state=string,state=null,heldLocks=object,heldLocks=null,stacktrace=object,stacktrace=null,rawStacktrace=object,rawStacktrace=null
entry/breadcrumbs/values/[]: type=string,type=null,timestamp=string,timestamp=null,level=string,level=null,message=string,message=null,category=string,category=null,data=object,data=null
entry/breadcrumbs/values/[]: event_id=string,event_id=null,messageFormat,messageRaw
entry/request: apiTarget=string,apiTarget=null,method=string,method=null,url,query=array,query=string,fragment=string,data=object,data=string,data=null,headers,cookies,env=object,env=null,inferredContentType=string
entry/message: formatted,message,params=array,params=object
entry/template: lineNo,filename,context
entry/stacktrace: frames
entry/csp: effective_directive,blocked_uri,document_uri,original_policy,referrer,status_code,violated_directive,source_file,line_number,column_number,script_sample,disposition
entry/hpkp: date_time,hostname,port,effective_expiration_date,include_subdomains,noted_hostname,served_certificate_chain,validated_certificate_chain,known_pins
entry/expectct: date_time,hostname,port,scheme,effective_expiration_date,served_certificate_chain,validated_certificate_chain,scts,failure_mode,test_report
entry/expectct/scts/[]: version,status,source,serialized_sct
entry/expectstaple: date_time,hostname,port,effective_expiration_date,response_status,cert_status,served_certificate_chain,validated_certificate_chain,ocsp_response
entry/nel: age,type,url,user_agent,body
entry/nel/body: elapsed_time,method,phase,protocol,referrer,sampling_fraction,server_ip,status_code,type
entry/debugmeta: images,sdk_info,is_debug_build
entry/debugmeta/images/[]: =null
entry/debugmeta/sdk_info: sdk_name,version_major,version_minor,version_patchlevel
image: type,code_id,code_file,debug_id,debug_file,debug_checksum,image_addr,image_size,image_vmaddr,arch,uuid,name,cpu_type,cpu_subtype,major_version,minor_version,revision_version,id,features,debug_status,unwind_status,candidates
image/features: has_debug_info,has_sources,has_symbols,has_unwind_info
image/candidates/[]: source,source_name,location,download,debug,unwind
image/candidates/[]/download: status,features,details
image/candidates/[]/debug: status,details
entry/spans/[]: span_id,trace_id,parent_span_id,start_timestamp,timestamp,op,description,status,origin,hash,exclusive_time,same_process_as_parent,tags,data,sentry_tags,measurements,_metrics_summary
user: id=string,id=null,email,username,ip_address=string,ip_address=null,name,geo=object,geo=null,data=object,data=null
user/geo: country_code=string,country_code=null,city,region,subdivision
contexts/device: name,family,model,model_id,arch,battery_level,battery_status,battery_temperature,orientation,manufacturer,brand,screen_resolution,screen_height_pixels,screen_width_pixels,screen_density,screen_dpi
contexts/device: online,charging,low_memory,simulator,memory_size,free_memory,usable_memory,storage_size,free_storage,external_storage_size,external_total_storage,external_free_storage,boot_time,timezone,language
contexts/device: processor_count,cpu_description,processor_frequency,device_type,device_unique_identifier,supports_vibration,supports_accelerometer,supports_gyroscope,supports_audio,supports_location_service,locale,uuid
contexts/os: os,name,version,build,kernel_version,rooted,theme,raw_description,distribution_name,distribution_version,distribution_pretty_name
contexts/client_os: os,name,version
contexts/runtime: runtime,name,version,raw_description,build
contexts/app: app_start_time,device_app_hash,build_type,app_identifier,app_name,app_version,app_build,app_memory,app_arch,free_memory,in_foreground,permissions,view_names,start_type
contexts/browser: browser,name,version
contexts/gpu: name,version,id=number,id=string,vendor_id,vendor_name,memory_size,api_type,multi_threaded_rendering,npot_support,max_texture_size,graphics_shader_level,supports_ray_tracing
contexts/trace: trace_id,span_id,parent_span_id,op,status,description,exclusive_time=number,exclusive_time=string,client_sample_rate,sampled,origin,hash,tags,data,dynamic_sampling_context
contexts/culture: calendar,display_name,locale,is_24_hour_format,timezone
contexts/cloud_resource: cloud.provider,cloud.account.id,cloud.region,cloud.availability_zone,cloud.platform,host.id,host.type
contexts/response: status_code,headers,cookies,body_size,data,inferred_content_type
contexts/replay: replay_id
contexts/profile: profile_id,profiler_id
contexts/flags/values/[]: flag,result=boolean,result=string,result=number
contexts/feedback: contact_email,name,message,url,source,replay_id,associated_event_id
contexts/otel: attributes,resource
contexts/monitor: id,slug,config
contexts/state/state: type,value
contexts/missing_instrumentation: package,javascript.is_cjs
contexts/unity: copy_texture_support,editor_version,install_mode,rendering_threading_mode,target_frame_rate
contexts/memory_info: allocated_bytes,heap_size_bytes
contexts/Memory Info: pause_durations,compacted
contexts/ThreadPool Info: min_worker_threads,max_worker_threads,available_worker_threads,min_completion_port_threads,max_completion_port_threads,available_completion_port_threads
contexts: threadpool_info,react,angular,laravel,spring,metric_alert,performance_issue,reprocessing,nel,expo_updates,ota_updates,chromium_stability_report,performance_score,ai,ForbiddenError,Current Culture,runtime 2
contexts/react: version,componentStack
contexts/spring: active_profiles
`

// TestCatalogueCoversAPI: the malformed event does not count, because a field with only a
// wrong type is not covered.
func TestCatalogueCoversAPI(t *testing.T) {
	t.Parallel()
	seen := fields{}
	for _, name := range wellFormed() {
		decoder := json.NewDecoder(bytes.NewReader(Event(name)))
		decoder.UseNumber()
		var event object
		if err := decoder.Decode(&event); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen.walk("", event)
	}
	count := 0
	for line := range strings.SplitSeq(strings.TrimSpace(known), "\n") {
		location, list, _ := strings.Cut(line, ":")
		for field := range strings.SplitSeq(strings.TrimSpace(list), ",") {
			want := strings.Trim(location+"/"+field, "/")
			want = strings.ReplaceAll(want, "/=", "=")
			count++
			if !seen[want] {
				t.Errorf("no event has %s", want)
			}
		}
	}
	if count < 450 {
		t.Errorf("only %d fields were looked for", count)
	}
}

func TestCatalogueCoversTypes(t *testing.T) {
	t.Parallel()
	types := map[string]bool{}
	for _, name := range wellFormed() {
		var top struct{ Type string }
		if err := json.Unmarshal(Event(name), &top); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		types[top.Type] = true
	}
	for _, want := range []string{"error", "default", "csp", "hpkp", "expectct", "expectstaple", "nel", "generic", "feedback", "transaction"} {
		if !types[want] {
			t.Errorf("no event of type %s", want)
		}
	}
}

// fields is the set of locations seen, each alone and with its JSON type.
type fields map[string]bool

func (f fields) walk(location string, value any) {
	f[location] = true
	f[location+"="+kind(value)] = true
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			f.walk(f.location(location, key, value), member)
			if location == "_meta" || strings.HasPrefix(location, "_meta/") {
				f.scalars(member)
			}
		}
	case []any:
		for _, member := range value {
			switch {
			case location == "entries":
				entry := member.(map[string]any)
				f.walk("entry/"+entry["type"].(string), entry["data"])
			case strings.HasSuffix(location, "frames"):
				f.walk("frame", member)
			case strings.HasSuffix(location, "images") && member != nil:
				f.walk("image", member)
			case location == "sdkUpdates" || strings.HasSuffix(location, "enables"):
				f.walk("update", member)
				f.walk(location+"/[]", member)
			default:
				f.walk(location+"/[]", member)
			}
		}
	}
}

// location returns the name of a member. Members that occur in many objects have one name.
func (f fields) location(parent, key string, siblings map[string]any) string {
	full := strings.TrimPrefix(parent+"/"+key, "/")
	_, isObject := siblings[key].(map[string]any)
	switch {
	case (key == "stacktrace" || key == "rawStacktrace") && isObject:
		f[full], f[full+"=object"] = true, true
		return "trace"
	case key == "lock" && isObject:
		f[full], f[full+"=object"] = true, true
		return "lock"
	case strings.HasSuffix(parent, "/heldLocks"):
		return "lock"
	}
	return full
}

func (f fields) scalars(value any) {
	node, _ := value.(map[string]any)
	for key, member := range node {
		if key == "" {
			f.walk("node", member)
		}
	}
}

func kind(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		return "number"
	case []any:
		return "array"
	default:
		return "object"
	}
}
