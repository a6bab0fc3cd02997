import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const region = "eu-west-3";
export const client = new S3Client({ region, maxAttempts: 2 }); // was https://old.s3.us-east-1.amazonaws.com

export async function put(Bucket: string, Key: string, Body: string) {
  await client.send(new PutObjectCommand({ Bucket, Key, Body }));
}
