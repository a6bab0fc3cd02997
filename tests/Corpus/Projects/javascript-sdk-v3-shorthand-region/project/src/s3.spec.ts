import { S3Client } from "@aws-sdk/client-s3";

test("makes a client", () => new S3Client({ region: "us-east-1" }));
