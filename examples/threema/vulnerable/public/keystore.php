<?php

$keystore = [
    'HARBOUR1' => '2f7c1d9e4b8a6035c1e7f0923d5a8b64e0f3c7a91b2d4e6f8091a3b5c7d9e1f3',
];
