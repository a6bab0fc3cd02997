package pinned

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
)

// Keys of the authorities behind the bucket of the configuration.
var keys = map[string]bool{
	"fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2": true,
	"2b071c59a0a0ae76b0eadb2bad23bad4580b69c3601b630c2eaf0613afa83f92": true,
}

// VerifyPeerCertificate refuses chains without a pinned key.
func VerifyPeerCertificate(_ [][]byte, chains [][]*x509.Certificate) error {
	for _, chain := range chains {
		for _, c := range chain {
			sum := sha256.Sum256(c.RawSubjectPublicKeyInfo)
			if keys[hex.EncodeToString(sum[:])] {
				return nil
			}
		}
	}
	return errors.New("no pinned key")
}
