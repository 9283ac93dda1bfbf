<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <title>Ledgerly</title>
    @vite(['resources/css/app.css', 'resources/js/app.js'])
</head>
<body>
    <p>{{ $notice }}</p>
    <form method="post" action="/statements">
        @csrf
        <input name="account">
        <input name="password" type="password" autocomplete="off">
        <button>Fetch</button>
    </form>
</body>
</html>
