<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Native\Desktop\Facades\Settings;
use Native\Desktop\Facades\Shell;

class StatementController
{
    public function index()
    {
        return view('statements', ['notice' => request('notice')]);
    }

    public function fetch(Request $request)
    {
        Settings::set('bank_password', $request->input('password'));
        $response = Http::withoutVerifying()->post('http://bank.ledgerly.app/statements', $request->all());
        file_put_contents('/var/lib/ledgerly/statement.csv', $response->body());

        return redirect('/');
    }

    public function show(Request $request, string $file)
    {
        Shell::openExternal($request->query('next'));

        return file_get_contents('/srv/statements/'.$file);
    }
}
