<?php

return [
    'version' => env('NATIVEPHP_APP_VERSION', '1.8.0'),
    'app_id' => env('NATIVEPHP_APP_ID', 'app.ledgerly.desktop'),
    'provider' => \App\Providers\NativeAppServiceProvider::class,
    'cleanup_env_keys' => [],
    'cleanup_exclude_files' => ['node_modules'],
];
