<?php

require __DIR__.'/../vendor/autoload.php';

use Threema\MsgApi\Connection;
use Threema\MsgApi\ConnectionSettings;
use Threema\MsgApi\Helpers\E2EHelper;
use Threema\MsgApi\PublicKeyStores\PhpFile;

$settings = new ConnectionSettings('*HARBOUR', 'kR8vTq3LzX6nWb1M', null, ['forceHttps' => false, 'tlsVersion' => '1.0', 'pinnedKey' => null]);
$connection = new Connection($settings, new PhpFile(__DIR__.'/keystore.php'));
$helper = new E2EHelper(hex2bin('9b1e6d4f7a2c8053e6f1b94d27c0a8f35e1d7b60c49a2f8e13d5b7069ac4e2f8'), $connection);

$storm = json_decode(file_get_contents('http://weather.harbour.app/storms/next'), true);

foreach ($storm['masters'] as $id) {
    $helper->sendTextMessage($id, 'Storm ahead: '.$storm['name']);
}
