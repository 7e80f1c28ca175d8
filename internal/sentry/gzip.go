// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
)

// decompress decompresses a response of the encoding x-gzip, the old name of gzip, like
// net/http does for gzip.
func decompress(response *http.Response) {
	encodings := response.Header.Values("Content-Encoding")
	if len(encodings) != 1 || !strings.EqualFold(strings.TrimSpace(encodings[0]), "x-gzip") {
		return
	}
	response.Header.Del("Content-Encoding")
	response.ContentLength = -1 // The header had the length of the compressed body.
	response.Body = &gzipBody{compressed: response.Body}
}

// gzipBody decompresses a body while it is read. As with any body, Close may be called during
// a Read.
type gzipBody struct {
	compressed io.ReadCloser
	reader     *gzip.Reader // nil before the first Read
}

// Read implements io.Reader.
func (b *gzipBody) Read(p []byte) (int, error) {
	if b.reader == nil {
		reader, err := gzip.NewReader(b.compressed)
		if err != nil {
			return 0, err
		}
		b.reader = reader
	}
	return b.reader.Read(p)
}

// Close implements io.Closer.
func (b *gzipBody) Close() error { return b.compressed.Close() }
