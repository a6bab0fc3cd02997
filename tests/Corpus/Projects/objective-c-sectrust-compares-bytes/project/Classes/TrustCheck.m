#import "TrustCheck.h"
#import <CommonCrypto/CommonDigest.h>

// SHA-256 of the whole certificate "Starfield Services Root Certificate Authority - G2".
static const unsigned char kPinnedRoot[CC_SHA256_DIGEST_LENGTH] = {
    0x56, 0x8d, 0x69, 0x05, 0xa2, 0xc8, 0x87, 0x08, 0xa4, 0xb3, 0x02, 0x51, 0x90, 0xed, 0xcf, 0xed, 0xb1, 0x97, 0x4a, 0x60, 0x6a, 0x13, 0xc6, 0xe5, 0x29, 0x0f, 0xcb, 0x2a, 0xe6, 0x3e, 0xda, 0xb5
};

BOOL ServerTrustIsPinned(SecTrustRef trust) {
    CFIndex count = SecTrustGetCertificateCount(trust);
    for (CFIndex i = 0; i < count; i++) {
        NSData *der = CFBridgingRelease(SecCertificateCopyData(SecTrustGetCertificateAtIndex(trust, i)));
        unsigned char digest[CC_SHA256_DIGEST_LENGTH];
        CC_SHA256(der.bytes, (CC_LONG)der.length, digest);
        if (memcmp(digest, kPinnedRoot, sizeof digest) == 0)
            return YES;
    }
    return NO;
}
