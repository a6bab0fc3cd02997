package pin

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"fmt"
)

// Origin is what we mirror.
const Origin = "https://mirror-origin.s3.us-west-2.amazonaws.com/"

// crossSigned is the older certificate by which Starfield signed Amazon Root CA 1.
const crossSigned = "391220705b75bcf3ed3cd4b3631213f569d2cf8226101e170799a5354ab12861"

// Verify wants that certificate in a verified chain.
func Verify(state tls.ConnectionState) error {
	for _, chain := range state.VerifiedChains {
		for _, c := range chain {
			sum := sha256.Sum256(c.Raw)
			if hex.EncodeToString(sum[:]) == crossSigned {
				return nil
			}
		}
	}
	return fmt.Errorf("not pinned")
}
