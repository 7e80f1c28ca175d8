// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var debugImages = field.Fields{
	field.Objects{
		Name: "debug_images", From: "entries[debugmeta].data.images",
		Doc: "Loaded libraries and other modules, and whether Sentry had their debug files.",
		Fields: field.Fields{
			field.String{Name: "type", Doc: "Kind of image, such as `elf`, `macho`, `pe`, or `sourcemap`."},
			field.String{Name: "code_id", Doc: "Identifier of the code file."},
			field.String{Name: "code_file", Doc: "Path or URL of the code file."},
			field.String{Name: "debug_id", Doc: "Identifier of the debug file."},
			field.String{Name: "debug_file", Doc: "Path of the debug file."},
			field.String{Name: "image_addr", Doc: "Load address of the image, in hexadecimal."},
			field.Number{Name: "image_size", Doc: "Size of the loaded image in bytes."},
			field.String{Name: "image_vmaddr", Doc: "Preferred load address of the image, in hexadecimal."},
			field.String{Name: "arch", Doc: "Processor architecture."},
			field.String{Name: "uuid", Doc: "Identifier of the image on Apple platforms."},
			field.String{Name: "debug_status", Doc: "Status of the debug file, such as `found`, `unused`, or `missing`."},
			field.String{Name: "unwind_status", Doc: "Status of the unwind information."},
		},
	},
}

var packages = field.Fields{
	field.StringMap{Name: "packages", Doc: "Versions of the loaded packages, by name."},
}
