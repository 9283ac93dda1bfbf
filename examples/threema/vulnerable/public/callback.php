<?php

require __DIR__.'/../vendor/autoload.php';

use Threema\MsgApi\Connection;
use Threema\MsgApi\ConnectionSettings;
use Threema\MsgApi\Helpers\E2EHelper;
use Threema\MsgApi\Tools\CryptTool;

$connection = new Connection(new ConnectionSettings('*HARBOUR', 'kR8vTq3LzX6nWb1M'));
$key = CryptTool::getInstance()->hex2bin(trim(substr(file_get_contents(__DIR__.'/privateKey.txt'), 8)));
$helper = new E2EHelper($key, $connection);

$result = $helper->receiveMessage($_POST['from'], $_POST['messageId'], hex2bin($_POST['box']), hex2bin($_POST['nonce']), __DIR__.'/attachments');

file_put_contents('/var/log/harbour/answers.log', $_POST['from'].' '.$result->getThreemaMessage()->getText()."\n", FILE_APPEND);
