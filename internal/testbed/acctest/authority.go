// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"testing"
	"time"
)

// Authority is a private certificate authority. Its certificates are also valid on the clock
// of testing/synctest, which begins with the year 2000.
type Authority struct {
	// Certificate is the authority's own certificate, and PEM the same in PEM encoding.
	Certificate *x509.Certificate
	PEM         string

	key *ecdsa.PrivateKey
}

// The time in which certificates are valid, unless a shorter one is requested.
var (
	LongAgo = time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)
	FarOff  = time.Date(2049, 1, 1, 0, 0, 0, 0, time.UTC)
)

// NewAuthority returns a new authority.
func NewAuthority() (Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Authority{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, NotBefore: LongAgo, NotAfter: FarOff,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return Authority{}, err
	}
	certificate, err := x509.ParseCertificate(der)
	return Authority{Certificate: certificate, PEM: PEMBlock("CERTIFICATE", der), key: key}, err
}

// Issue returns a certificate for a host name or address, and its key, both as PEM.
func (a Authority) Issue(t testing.TB, host string, until time.Time) (certPEM, keyPEM string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: host}, NotBefore: LongAgo, NotAfter: until,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	if ip := net.ParseIP(host); ip != nil {
		template.IPAddresses = []net.IP{ip}
	} else {
		template.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.Certificate, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return PEMBlock("CERTIFICATE", der), PEMBlock("PRIVATE KEY", keyDER)
}

// ServerConfig returns the configuration of a server with the name host.
func (a Authority) ServerConfig(t testing.TB, host string, until time.Time) *tls.Config {
	t.Helper()
	certPEM, keyPEM := a.Issue(t, host, until)
	certificate, err := tls.X509KeyPair([]byte(certPEM), []byte(keyPEM))
	if err != nil {
		t.Fatal(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
}

// PEMBlock returns a PEM block of a kind such as CERTIFICATE.
func PEMBlock(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
