// SPDX-License-Identifier: MPL-2.0

package catalogue

func canaryTemplate() object {
	return shownBy("*", "id groupID projectID dist platform type dateReceived dateCreated nextEventID previousEventID "+
		"#size #startTimestamp #endTimestamp", unknown(), shownBy("summary", "title message culprit location"),
		shownBy("-", "datetime projectSlug"), object{
			"eventID": "=" + CanariesID, "entries": canaryEntries(), "contexts": canaryContexts(), "release": canaryRelease(),
			"user": shownBy("user", "id email username ip_address name", unknown(), object{
				"geo": shownBy("user", "country_code city region subdivision", unknown()), "data": anything("user"),
			}),
			"sdk":     shownBy("*", "name version", unknown(), object{"packages": list{shownBy("-", "name version")}}),
			"context": anything("extra"),
			"packages": shownBy("packages", "django shop {packages}", object{
				"n-{packages}": "#packages", "null-{-}": nil,
			}),
			"metadata": shownBy("summary", "filename function in_app_frame_mix title directive uri message origin location "+
				"contact_email name source summary ?stripped_crash ?steady #layers", anything("summary"),
				shownBy("summary|exceptions", "type value"), object{"extra": anything("summary")}),
			"tags":       canaryTags(),
			"errors":     list{shownBy("errors", "type message", unknown(), object{"data": anything("errors")})},
			"occurrence": canaryOccurrence(),
			"_meta":      canaryMeta(),
			"crashFile": shownBy("*", "id name type mimetype dateCreated #size sha1", shownBy("-", "event_id"), unknown(), object{
				"headers": unknown(),
			}),
			"fingerprints":   list{"*", "*", nil},
			"groupingConfig": shownBy("*", "id enhancements", unknown()),
			"measurements": object{
				"fcp": canaryMeasurement(), "mark.fcp": canaryMeasurement(), "{measurements}": canaryMeasurement(),
			},
			"breakdowns": object{"span_ops": object{
				"ops.db": shownBy("measurements", "#value unit"), "{measurements}": anything("measurements"),
			}, "{measurements}": anything("measurements")},
			"_metrics_summary": unknown(), "perfProblem": unknown(),
			"userReport": shownBy("user_report", "id name email comments dateCreated", shownBy("-", "eventID"), unknown(), object{
				"user":  shownBy("-", "id username email name ipAddress avatarUrl hash tagValue", unknown()),
				"event": shownBy("-", "id eventID"),
			}),
			"sdkUpdates":   list{canarySDKUpdate(canarySDKUpdate(anything("*"))), canarySDKUpdate()},
			"resolvedWith": list{"*", nil, "*"},
		})
}

func canaryMeasurement() object { return shownBy("measurements", "#value unit", unknown()) }

func canarySDKUpdate(enables ...any) object {
	return shownBy("*", "type sdkName newSdkVersion sdkUrl newSdkName integrationName integrationUrl",
		object{"enables": append(enables, shownBy("*", "type"))})
}

// canaryTags has each kind of tag that has its own way: those that stand in
// attributes of their own, of the user, repeated and incomplete ones.
func canaryTags() list {
	tag := func(key, value any) object { return object{"key": key, "value": value} }
	return list{
		tag("=environment", "*"), tag("=environment", "-"), tag("=level", "*"), tag("=handled", "=no"), tag("=release", "tags"),
		tag("=transaction", "tags"), tag("tags", "tags"), tag("tags", "#tags"), tag("=user.", "user"), tag("=users", "tags"),
		shownBy("user", "value", shownBy("-", "query"), unknown(), object{"key": "=user"}),
		tag("=user.email", "user"), tag("=user.{user}", "user"), tag("-", nil), tag(nil, "-"), tag("=server_name", "tags"),
	}
}

func canaryOccurrence() object {
	return shownBy("occurrence", "id eventId issueTitle subtitle resourceId level culprit assignee #projectId #type "+
		"#detectionTime #priority", shownBy("-", "#initialIssuePriority"), unknown(), object{
		"fingerprint": list{"occurrence", "occurrence", nil},
		"evidenceDisplay": list{
			shownBy("occurrence", "name value ?important", unknown()),
			shownBy("occurrence", "name", object{"value": anything("occurrence"), "important": false}),
		},
		"evidenceData": shownBy("occurrence", "transaction #aggregateRange1 ?requestedByUser", anything("occurrence"), object{
			"trendDifference": nil, "spanIds": list{"occurrence", "occurrence"}, "window": anything("occurrence"),
		}),
	})
}

func canaryRelease() object {
	user := func() object { return shownBy("-", "id username avatarUrl", unknown()) }
	return shownBy("*", "id version shortVersion ref url status dateCreated dateReleased firstEvent lastEvent #commitCount "+
		"#deployCount #newGroups", unknown(), shownBy("release_details", "userAgent"), object{
		"versionInfo": shownBy("*", "package description buildHash", unknown(), object{
			"version": shownBy("*", "raw pre buildCode #major #minor #patch", shownBy("-", "#components"), unknown()),
		}),
		"data":  anything("release_details"),
		"owner": shownBy("-", "name email", user()),
		"lastCommit": shownBy("release_details", "id message dateCreated", shownBy("-", "suspectCommitType"), unknown(), object{
			"pullRequest": shownBy("release_details", "id", shownBy("-", "title message dateCreated"), unknown()),
			"repository":  shownBy("release_details", "name", shownBy("-", "id url"), unknown()),
			"author":      shownBy("release_details", "name email", user()),
			"releases":    list{shownBy("-", "version", unknown())},
		}),
		"lastDeploy": shownBy("release_details", "id environment dateStarted dateFinished name url", unknown()),
		"authors":    list{shownBy("release_details", "name email", user()), nil},
		"projects": list{shownBy("release_details", "#id slug name #newGroups platform ?hasHealthData", unknown(), object{
			"platforms": list{"-", "-"}, "healthData": unknown(),
		})},
		"currentProjectMeta": unknown(), "adoptionStages": unknown(),
	})
}

func canaryMeta() object {
	leaf := func() object {
		return object{
			"": object{
				"rem": list{list{"meta", "meta", "#meta", "#meta"}, list{"=@email:replace", "=s", "#meta", "#meta"}},
				"err": list{"meta", list{"meta", anything("meta")}}, "len": "#meta", "val": anything("meta"),
				"chunks": list{shownBy("meta", "type text rule_id remark", anything("meta"))},
			},
			"{meta}": object{"": object{"val": "meta"}}, "0": object{"": object{"val": list{"meta"}}},
		}
	}
	return object{
		"entries": object{"0": object{"data": leaf()}}, "message": leaf(), "user": object{"email": leaf(), "{meta}": leaf()},
		"contexts": leaf(), "sdk": leaf(), "context": leaf(), "packages": leaf(), "tags": object{"1": object{"value": leaf()}},
	}
}
