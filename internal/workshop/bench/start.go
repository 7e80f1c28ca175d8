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

// startTarget is how many times as long the provider may take to start as one
// with a single data source.
const startTarget = 1.2

// handshake is what Terraform agrees on with any provider.
var handshake = plugin.HandshakeConfig{
	MagicCookieKey:   "TF_PLUGIN_MAGIC_COOKIE",
	MagicCookieValue: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
}

// measureStart runs the provider and one with a single data source in turn, as
// Terraform does, up to the answer with the schema.
func measureStart(ctx context.Context, b *bench) error {
	commands := []string{module, module + "/internal/workshop/bench/single"}
	names := []string{"terraform-provider-sentry", "a provider with one data source"}
	binaries, times, schemas := make([]string, 2), make([][]float64, 2), make([]int, 2)
	for i, command := range commands {
		binaries[i] = filepath.Join(b.dir, fmt.Sprintf("start%d", i))
		if err := b.build(ctx, binaries[i], command); err != nil {
			return err
		}
	}
	// The first round brings the files into memory, and does not count.
	for round := range b.size.starts + 1 {
		for i, binary := range binaries {
			took, schema, err := start(ctx, binary)
			if err != nil {
				return fmt.Errorf("%s: %w", names[i], err)
			}
			if schemas[i] = schema; round > 0 {
				times[i] = append(times[i], float64(took))
			}
		}
	}
	var rows [][]string
	for i, name := range names {
		file, err := os.Stat(binaries[i])
		if err != nil {
			return err
		}
		ratioText := "1.00"
		if i == 0 {
			ratioText = ratio(median(times[0]), median(times[1]), startTarget)
		}
		rows = append(rows, []string{name, duration(median(times[i])), ratioText, size(file.Size()), size(int64(schemas[i]))})
	}
	b.report.section("Start",
		fmt.Sprintf("From the start of the process to the answer with the schema, over TLS as Terraform asks for it: "+
			"median of %d.", b.size.starts),
		[]string{"", "time", "×", "binary", "schema"}, rows)
	return nil
}

// start runs a provider until it has answered with its schema, and gives the
// bytes of that.
func start(ctx context.Context, binary string) (time.Duration, int, error) {
	started := time.Now()
	client := plugin.NewClient(&plugin.ClientConfig{
		Cmd:              exec.CommandContext(ctx, binary),
		HandshakeConfig:  handshake,
		VersionedPlugins: map[int]plugin.PluginSet{6: {"provider": connection{}}},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		AutoMTLS:         true,
		Logger:           hclog.NewNullLogger(),
	})
	defer client.Kill()
	protocol, err := client.Client()
	if err != nil {
		return 0, 0, err
	}
	dispensed, err := protocol.Dispense("provider")
	if err != nil {
		return 0, 0, err
	}
	var answer []byte
	err = dispensed.(*grpc.ClientConn).Invoke(ctx, "/tfplugin6.Provider/GetProviderSchema", //nolint:forcetypeassert // See connection.
		new([]byte), &answer, grpc.ForceCodec(bytesCodec{}), grpc.MaxCallRecvMsgSize(64<<20))
	return time.Since(started), len(answer), err
}

// connection dispenses the bare connection.
type connection struct{ plugin.NetRPCUnsupportedPlugin }

func (connection) GRPCServer(*plugin.GRPCBroker, *grpc.Server) error { return nil }

func (connection) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, conn *grpc.ClientConn) (any, error) {
	return conn, nil
}

// bytesCodec leaves messages as they are, so that decoding them is not measured.
type bytesCodec struct{}

func (bytesCodec) Name() string { return "proto" }

func (bytesCodec) Marshal(v any) ([]byte, error) { return *v.(*[]byte), nil } //nolint:forcetypeassert // Only start calls it.

func (bytesCodec) Unmarshal(data []byte, v any) error {
	*v.(*[]byte) = append([]byte(nil), data...) //nolint:forcetypeassert // The same.
	return nil
}
