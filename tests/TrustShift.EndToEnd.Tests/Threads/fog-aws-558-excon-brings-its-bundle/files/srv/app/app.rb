storage = Fog::Storage.new(provider: "AWS", endpoint: "https://backups.s3.us-east-1.amazonaws.com")
