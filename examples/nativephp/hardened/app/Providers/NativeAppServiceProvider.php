<?php

namespace App\Providers;

use Native\Desktop\Contracts\ProvidesPhpIni;
use Native\Desktop\Facades\Window;

class NativeAppServiceProvider implements ProvidesPhpIni
{
    public function boot(): void
    {
        Window::open()->width(1100)->height(760)->route('statements')->preventLeaveDomain()->suppressNewWindows();
    }

    public function phpIni(): array
    {
        return [];
    }
}
