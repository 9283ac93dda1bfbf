<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <title>Ledgerly</title>
    <script src="https://cdn.tailwindcss.com"></script>
    <script src="http://cdn.ledgerly.app/charts.js"></script>
</head>
<body>
    {!! $notice !!}
    <form method="post" action="/statements">
        <input name="password" type="password">
        <button>Fetch</button>
    </form>
</body>
</html>
