// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// startTarget is the maximum ratio of the provider's start time to that of a provider with a
// single data source.
const startTarget = 1.12

// measureStart starts the provider and one with a single data source in turn, like Terraform,
// until the response with the schema.
func measureStart(ctx context.Context, b *bench) error {
	names := []string{"terraform-provider-sentry", "a provider with one data source"}
	targets := []float64{startTarget, 0}
	binaries := []string{filepath.Join(b.dir, "provider"), filepath.Join(b.dir, "single")}
	used := []samples{{}, {}}
	for i, command := range []string{module, standIn} {
		if err := b.build(ctx, binaries[i], command); err != nil {
			return err
		}
		// The first start loads the file into memory, and does not count.
		if err := start(ctx, binaries[i], samples{}); err != nil {
			return fmt.Errorf("%s: %w", names[i], err)
		}
	}
	for range b.size.starts {
		for i, binary := range binaries {
			if err := start(ctx, binary, used[i]); err != nil {
				return fmt.Errorf("%s: %w", names[i], err)
			}
		}
	}
	var rows [][]string
	for i, name := range names {
		file, err := os.Stat(binaries[i])
		if err != nil {
			return err
		}
		took := used[i].median("time")
		share := ratio(took, used[1].median("time"), targets[i])
		rows = append(rows, []string{name, duration(took), share, size(float64(file.Size())), size(used[i].median("schema"))})
	}
	b.report.section("Start",
		fmt.Sprintf("From the start of the process to the response with the schema, over TLS as Terraform requests it: "+
			"median of %d.", b.size.starts),
		[]string{"", "time", "×", "binary", "schema"}, rows)
	return nil
}

// start runs a provider until it has responded with its schema. It adds the time and the size
// of the schema to used.
func start(ctx context.Context, binary string, used samples) error {
	began := time.Now()
	client := plugin.NewClient(&plugin.ClientConfig{
		Cmd: exec.CommandContext(ctx, binary),
		// Terraform negotiates this with any provider.
		HandshakeConfig: plugin.HandshakeConfig{
			MagicCookieKey:   "TF_PLUGIN_MAGIC_COOKIE",
			MagicCookieValue: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
		},
		VersionedPlugins: map[int]plugin.PluginSet{6: {}},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		AutoMTLS:         true,
		Logger:           hclog.NewNullLogger(),
	})
	defer client.Kill()
	protocol, err := client.Client()
	if err != nil {
		return err
	}
	var schema []byte
	connection := protocol.(*plugin.GRPCClient).Conn //nolint:forcetypeassert // Only gRPC is allowed.
	err = connection.Invoke(ctx, "/tfplugin6.Provider/GetProviderSchema", new([]byte), &schema,
		grpc.ForceCodec(bytesCodec{}), grpc.MaxCallRecvMsgSize(64<<20))
	used.add("time", float64(time.Since(began)))
	used.add("schema", float64(len(schema)))
	return err
}

// bytesCodec leaves messages undecoded, so that decoding them is not measured.
type bytesCodec struct{}

func (bytesCodec) Name() string { return "proto" }

func (bytesCodec) Marshal(v any) ([]byte, error) { return *v.(*[]byte), nil } //nolint:forcetypeassert // Only start calls it.

func (bytesCodec) Unmarshal(data []byte, v any) error {
	*v.(*[]byte) = append([]byte(nil), data...) //nolint:forcetypeassert // The same.
	return nil
}
