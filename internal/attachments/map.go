// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

func mapAttachment(o *jsontree.Object) Attachment {
	return Attachment{
		ID:          o.String("id"),
		EventID:     o.String("event_id"),
		Type:        o.String("type"),
		Name:        o.String("name"),
		MIMEType:    o.String("mimetype"),
		Size:        (*wire.Number)(o.Number("size")),
		SHA1:        o.String("sha1"),
		DateCreated: o.String("dateCreated"),
	}
}
