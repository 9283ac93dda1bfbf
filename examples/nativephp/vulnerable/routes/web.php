<?php

use App\Http\Controllers\StatementController;
use Illuminate\Support\Facades\Route;
use Native\Desktop\Http\Middleware\PreventRegularBrowserAccess;

Route::withoutMiddleware(PreventRegularBrowserAccess::class)->group(function () {
    Route::get('/', [StatementController::class, 'index']);
    Route::post('/statements', [StatementController::class, 'fetch']);
    Route::get('/statements/{file}', [StatementController::class, 'show']);
});
