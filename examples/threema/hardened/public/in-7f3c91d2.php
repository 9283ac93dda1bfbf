<?php

require __DIR__.'/../vendor/autoload.php';
require __DIR__.'/../src/gateway.php';

$helper = gateway();

if (! $helper->checkMac($_POST['from'], $_POST['to'], $_POST['messageId'], $_POST['date'], $_POST['nonce'], $_POST['box'], $_POST['mac'], secret())) {
    http_response_code(400);
    exit;
}

// Attachments are not downloaded.
$result = $helper->receiveMessage($_POST['from'], $_POST['messageId'], hex2bin($_POST['box']), hex2bin($_POST['nonce']), false);

if ($result->isSuccess()) {
    error_log('Answer from '.$_POST['from']);
}
