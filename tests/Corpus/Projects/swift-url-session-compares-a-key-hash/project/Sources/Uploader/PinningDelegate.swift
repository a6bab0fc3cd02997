import CryptoKit
import Foundation

final class PinningDelegate: NSObject, URLSessionDelegate {
    /// SHA-256 of the public key of Amazon RSA 2048 M02, which issues for our bucket.
    private let pinnedKeyHash = "18tkPyr2nckv4fgo0dhAkaUtJ2hu2831xlO2SKhq8dg="

    func urlSession(_ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
                    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void) {
        guard let trust = challenge.protectionSpace.serverTrust,
              let chain = SecTrustCopyCertificateChain(trust) as? [SecCertificate] else {
            return completionHandler(.cancelAuthenticationChallenge, nil)
        }
        for certificate in chain {
            if let key = SecCertificateCopyKey(certificate), hash(of: key) == pinnedKeyHash {
                return completionHandler(.useCredential, URLCredential(trust: trust))
            }
        }
        completionHandler(.cancelAuthenticationChallenge, nil)
    }
}
