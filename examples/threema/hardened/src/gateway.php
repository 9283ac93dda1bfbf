<?php

use Threema\MsgApi\Connection;
use Threema\MsgApi\ConnectionSettings;
use Threema\MsgApi\Helpers\E2EHelper;
use Threema\MsgApi\PublicKeyStores\PhpFile;
use Threema\MsgApi\Tools\CryptTool;

function secret(): string
{
    return getenv('THREEMA_SECRET');
}

function gateway(): E2EHelper
{
    $settings = new ConnectionSettings(getenv('THREEMA_ID'), secret(), null, [
        'forceHttps' => true,
        'tlsVersion' => '1.2',
        'tlsCipher' => 'ECDHE-RSA-AES128-GCM-SHA256',
    ]);
    $connection = new Connection($settings, new PhpFile(getenv('THREEMA_KEYSTORE')));
    $key = CryptTool::getInstance()->hex2bin(trim(file_get_contents(getenv('THREEMA_PRIVATE_KEY_FILE'))));

    return new E2EHelper($key, $connection);
}
