import Foundation

let bucket = URL(string: "https://s3.ca-central-1.amazonaws.com/example-uploads")!
