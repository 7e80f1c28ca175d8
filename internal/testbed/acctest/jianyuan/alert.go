// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// alert configures notifications about events.
type alert struct{}

func (alert) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_alert"
}

func (alert) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	text := schema.StringAttribute{Optional: true}
	object := func(names ...string) schema.Attribute {
		attributes := map[string]schema.Attribute{}
		for _, name := range names {
			attributes[name] = text
		}
		return schema.SingleNestedAttribute{Optional: true, Attributes: attributes}
	}
	list := func(attributes map[string]schema.Attribute) schema.Attribute {
		return schema.ListNestedAttribute{Optional: true, NestedObject: schema.NestedAttributeObject{Attributes: attributes}}
	}
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id":                schema.StringAttribute{Computed: true},
		"organization":      schema.StringAttribute{Required: true},
		"name":              schema.StringAttribute{Required: true},
		"environment":       text,
		"monitor_ids":       schema.SetAttribute{Optional: true, ElementType: types.StringType},
		"frequency_minutes": schema.Int64Attribute{Optional: true},
		"trigger_conditions": list(map[string]schema.Attribute{
			"first_seen_event": object(), "issue_resolved_trigger": object(), "reappeared_event": object(), "regression_event": object(),
		}),
		"action_filters": list(map[string]schema.Attribute{
			"logic_type": text,
			"conditions": list(map[string]schema.Attribute{
				"tagged_event":    object("key", "match", "value"),
				"event_attribute": object("attribute", "match", "value"),
			}),
			"actions": list(map[string]schema.Attribute{
				"email": object("target_type", "target_identifier", "fallthrough_type"),
			}),
		}),
	}}
}

func (alert) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	resp.State.Raw = req.Plan.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), "1")...)
}

func (alert) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (alert) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.State.Raw = req.Plan.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), "1")...)
}

func (alert) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}
