<?php

require __DIR__.'/../vendor/autoload.php';
require __DIR__.'/../src/gateway.php';

$storm = json_decode(file_get_contents('https://weather.harbour.app/storms/next'), true);

foreach ($storm['masters'] as $id) {
    gateway()->sendTextMessage($id, 'Storm ahead: '.$storm['name']);
}
