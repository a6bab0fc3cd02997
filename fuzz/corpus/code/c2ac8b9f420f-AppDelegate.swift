import TrustKit
import UIKit

@main
class AppDelegate: UIResponder, UIApplicationDelegate {
    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
        let config: [String: Any] = [
            kTSKSwizzleNetworkDelegates: false,
            kTSKPinnedDomains: [
                "d1a2b3c4d5e6f7.cloudfront.net": [
                    kTSKEnforcePinning: true,
                    kTSKPublicKeyHashes: [
                        "i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=",
                        "njN4rRG+22dNXAi+yb8e3UMypgzPUPHlv4+foULwl1g=",
                    ],
                ],
                "api.example.org": [
                    kTSKPublicKeyHashes: [
                        "C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=",
                        "GPa4LngV3ER58WiMnfq+GBD4AgJ4q636Z7YPtrYEcwQ=",
                    ],
                ],
            ],
        ]
        TrustKit.initSharedInstance(withConfiguration: config)
        return true
    }
}
