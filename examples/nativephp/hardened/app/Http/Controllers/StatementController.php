<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Storage;
use Native\Desktop\Facades\Settings;
use Native\Desktop\Facades\System;

class StatementController
{
    public function index()
    {
        return view('statements', ['notice' => session('notice')]);
    }

    public function fetch(Request $request)
    {
        $data = $request->validate(['account' => 'required|alpha_num', 'password' => 'required']);
        Settings::set('bank_password', System::encrypt($data['password']));
        $response = Http::post('https://bank.ledgerly.app/statements', $data);
        Storage::disk('app_data')->put('statement.csv', $response->body());

        return redirect('/')->with('notice', 'Fetched.');
    }
}
