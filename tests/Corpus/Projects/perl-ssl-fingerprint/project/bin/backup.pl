#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::SSL;

my $client = IO::Socket::SSL->new(
    PeerAddr        => 's3.sa-east-1.amazonaws.com',
    PeerPort        => 443,
    SSL_fingerprint => 'sha256$26624d806892741b8eb0594f71226423e3dee5fb7a4b0d54a605b80f35e4fa6c',
) or die "connect: $SSL_ERROR";
