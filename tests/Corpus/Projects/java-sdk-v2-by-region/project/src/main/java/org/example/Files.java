package org.example;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files, see https://docs.s3.us-east-1.amazonaws.com/manual. */
final class Files {
    private final S3Client s3 = S3Client.builder()
        .region(Region.ME_SOUTH_1)
        .build();
    private final S3Presigner presigner = S3Presigner.create();
}
