<?php

return [
    'paths' => [],
    'allowed_methods' => ['GET', 'POST'],
    'allowed_origins' => [],
    'allowed_headers' => ['X-CSRF-TOKEN'],
    'supports_credentials' => false,
];
