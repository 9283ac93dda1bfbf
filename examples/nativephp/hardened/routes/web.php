<?php

use App\Http\Controllers\StatementController;
use Illuminate\Support\Facades\Route;

Route::get('/', [StatementController::class, 'index']);
Route::post('/statements', [StatementController::class, 'fetch']);
