static const char cPresignedPath[] = "https://ota-artifacts-example.s3.us-east-1.amazonaws.com/";
