package org.example;

final class Store {
    private final AmazonS3 bound = AmazonS3ClientBuilder.standard().withRegion(Regions.EU_WEST_3).build();
    private final AmazonS3 free = AmazonS3ClientBuilder.standard()
        .withRegion(Regions.EU_WEST_3)
        .enableForceGlobalBucketAccess()
        .build();
}
