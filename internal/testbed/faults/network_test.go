// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"syscall"

	"google.golang.org/grpc/test/bufconn"
)

// network is a network in memory. The fake clock advances while goroutines wait for it, and
// its connections can fail like those of TCP.
type network struct {
	mu        sync.Mutex
	listeners map[string]*listener
	dialed    []string                                // addresses, in order
	dialing   func(ctx context.Context) (ended error) // before each connection, nil for nothing
	ends      []net.Conn
	open      atomic.Int64 // the client's ends that are not closed
}

func newNetwork() *network { return &network{listeners: map[string]*listener{}} }

// dial is the provider's dialer.
func (n *network) dial(ctx context.Context, _, address string) (net.Conn, error) {
	n.mu.Lock()
	n.dialed = append(n.dialed, address)
	target, dialing := n.listeners[address], n.dialing
	n.mu.Unlock()
	if dialing != nil {
		if err := dialing(ctx); err != nil {
			return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
		}
	}
	if target == nil {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	}
	client, server, err := pair()
	if err != nil {
		return nil, err
	}
	torn := new(atomic.Bool)
	n.open.Add(1)
	near := &end{Conn: client, patient: true, torn: torn, closed: func() { n.open.Add(-1) }}
	n.mu.Lock()
	n.ends = append(n.ends, near, server)
	n.mu.Unlock()
	select {
	case target.accepted <- &end{Conn: server, torn: torn, closed: func() {}}:
		return near, nil
	case <-target.done:
		_ = near.Close()
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	case <-ctx.Done():
		_ = near.Close()
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: ctx.Err()}
	}
}

// addresses returns the addresses dialed so far.
func (n *network) addresses() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]string{}, n.dialed...)
}

// pair returns two ends with a buffer between them, like sockets.
func pair() (client, server net.Conn, err error) {
	line := bufconn.Listen(256 << 10)
	accepted := make(chan net.Conn, 1)
	go func() {
		server, _ := line.Accept()
		accepted <- server
	}()
	client, err = line.Dial()
	return client, <-accepted, err
}

// end is one end of a connection.
type end struct {
	net.Conn

	patient bool
	torn    *atomic.Bool
	gone    atomic.Bool
	once    sync.Once
	closed  func()
}

// Read fails like TCP if the peer reset the connection.
func (e *end) Read(into []byte) (int, error) {
	size, err := e.Conn.Read(into)
	if err != nil && e.torn.Load() {
		err = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
	}
	return size, err
}

// Write of the client succeeds after the server closed, like over TCP: the client can read
// the server's last bytes before it notices.
func (e *end) Write(text []byte) (int, error) {
	size, err := e.Conn.Write(text)
	if errors.Is(err, io.ErrClosedPipe) && e.patient && !e.gone.Load() {
		return len(text), nil
	}
	return size, err
}

func (e *end) Close() error {
	e.gone.Store(true)
	e.once.Do(e.closed)
	return e.Conn.Close()
}

// tear closes the connection with a reset.
func (e *end) tear() {
	e.torn.Store(true)
	_ = e.Close()
}

// listener is a server's listener in the network.
type listener struct {
	address  string
	accepted chan net.Conn
	done     chan struct{}
	once     sync.Once
}

func (n *network) listen(address string) *listener {
	l := &listener{address: address, accepted: make(chan net.Conn), done: make(chan struct{})}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.listeners[address] = l
	return l
}

// Accept, Close, Addr and the address's Network and String make it a
// net.Listener.
func (l *listener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.accepted:
		return conn, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (l *listener) Addr() net.Addr  { return l }
func (l *listener) Network() string { return "tcp" }
func (l *listener) String() string  { return l.address }

// stop closes every listener and all connections that the servers left open.
func (n *network) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, l := range n.listeners {
		_ = l.Close()
	}
	for _, e := range n.ends {
		_ = e.Close()
	}
}
