package store

import "github.com/aws/aws-sdk-go-v2/service/s3"

var fake = s3.New(s3.Options{Region: "us-east-1"})
