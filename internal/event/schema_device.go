// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func deviceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":                   attribute.Sensitive(contexts.String("name", "Name that the owner gave it.")),
		"family":                 contexts.String("family", "Family, such as `iPhone`."),
		"model":                  contexts.String("model", "Model."),
		"model_id":               contexts.String("model_id", "Internal identifier of the model."),
		"arch":                   contexts.String("arch", "Processor architecture."),
		"battery_level":          contexts.Number("battery_level", "Charge of the battery in percent."),
		"battery_status":         contexts.String("battery_status", "Status of the battery."),
		"battery_temperature":    contexts.Number("battery_temperature", "Temperature of the battery in degrees Celsius."),
		"orientation":            contexts.String("orientation", "Orientation: `portrait` or `landscape`."),
		"manufacturer":           contexts.String("manufacturer", "Manufacturer."),
		"brand":                  contexts.String("brand", "Brand."),
		"screen_resolution":      contexts.String("screen_resolution", "Resolution, such as `1920x1080`."),
		"screen_height_pixels":   contexts.Number("screen_height_pixels", "Height of the screen in pixels."),
		"screen_width_pixels":    contexts.Number("screen_width_pixels", "Width of the screen in pixels."),
		"screen_density":         contexts.Number("screen_density", "Density of the screen as a factor."),
		"screen_dpi":             contexts.Number("screen_dpi", "Density of the screen in dots per inch."),
		"online":                 contexts.Bool("online", "Whether it was online."),
		"charging":               contexts.Bool("charging", "Whether it was charging."),
		"low_memory":             contexts.Bool("low_memory", "Whether it was low on memory."),
		"simulator":              contexts.Bool("simulator", "Whether it is a simulator."),
		"memory_size":            contexts.Number("memory_size", "Memory in bytes."),
		"free_memory":            contexts.Number("free_memory", "Free memory in bytes."),
		"usable_memory":          contexts.Number("usable_memory", "Memory that applications can use, in bytes."),
		"storage_size":           contexts.Number("storage_size", "Storage in bytes."),
		"free_storage":           contexts.Number("free_storage", "Free storage in bytes."),
		"external_storage_size":  contexts.Number("external_storage_size", "External storage in bytes."),
		"external_total_storage": contexts.Number("external_total_storage", "Total external storage in bytes."),
		"external_free_storage":  contexts.Number("external_free_storage", "Free external storage in bytes."),
		"boot_time":              contexts.String("boot_time", "Time when it started, RFC 3339."),
		"timezone":               contexts.String("timezone", "Time zone."),
		"language":               contexts.String("language", "Language."),
		"processor_count":        contexts.Number("processor_count", "Number of processors."),
		"cpu_description":        contexts.String("cpu_description", "Processor in words."),
		"processor_frequency":    contexts.Number("processor_frequency", "Frequency of the processor in megahertz."),
		"device_type":            contexts.String("device_type", "Kind of device."),
		"device_unique_identifier": attribute.Sensitive(
			contexts.String("device_unique_identifier", "Identifier of the very device.")),
		"supports_vibration":        contexts.Bool("supports_vibration", "Whether it can vibrate."),
		"supports_accelerometer":    contexts.Bool("supports_accelerometer", "Whether it has an accelerometer."),
		"supports_gyroscope":        contexts.Bool("supports_gyroscope", "Whether it has a gyroscope."),
		"supports_audio":            contexts.Bool("supports_audio", "Whether it can play sound."),
		"supports_location_service": contexts.Bool("supports_location_service", "Whether it can tell where it is."),
		"locale":                    contexts.String("locale", "Locale, such as `en_GB`."),
		"uuid":                      attribute.Sensitive(contexts.String("uuid", "Identifier of the very device.")),
	}
}
