#include <aws/core/Aws.h>
#include <aws/s3/S3Client.h>

/* The old service: https://fetch.s3.amazonaws.com/v1 */
int main() {
    Aws::Client::ClientConfiguration config;
    config.region = "eu-west-3";
    Aws::S3::S3Client client(config);
    return client.ListBuckets().IsSuccess() ? 0 : 1;
}
