import Alamofire
import Foundation

let session: Session = {
    let evaluators: [String: ServerTrustEvaluating] = [
        "images-example.s3.amazonaws.com": PinnedCertificatesTrustEvaluator(),
    ]
    return Session(serverTrustManager: ServerTrustManager(evaluators: evaluators))
}()
