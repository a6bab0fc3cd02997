package fetch

import (
	"crypto/tls"
	"errors"
	"net/http"
)

const origin = "https://d2exampleorigin.cloudfront.net/"

// Client talks to the distribution only.
func Client() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{
		VerifyConnection: func(state tls.ConnectionState) error {
			leaf := state.PeerCertificates[0]
			if leaf.Issuer.CommonName != "DigiCert Global CA G2" {
				return errors.New("unexpected issuer " + leaf.Issuer.CommonName)
			}
			return nil
		},
	}}}
}
