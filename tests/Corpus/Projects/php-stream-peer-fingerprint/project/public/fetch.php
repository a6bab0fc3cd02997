<?php

$context = stream_context_create([
    'ssl' => [
        'verify_peer' => true,
        'peer_fingerprint' => ['sha256' => '55b634436b6368c9561250214a3c93cccfa03f09665edecb5996346157ec9bfd'],
    ],
]);

echo file_get_contents('https://d8streamexample.cloudfront.net/feed.xml', false, $context);
