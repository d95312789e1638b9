const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Offline · Pairpad</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 14px/1.5 system-ui, sans-serif }
main { max-width: 26rem; padding: 1.5rem }
h1 { font-size: 1rem; margin: 0 0 .5rem }
p { margin: 0 0 1rem }
a { display: inline-block; padding: .375rem 0 }
</style>
</head>
<body>
<main>
<h1>This room cannot be opened offline</h1>
<p>It was never opened in this browser, so nothing of it is kept here. Connect to the network and try again.</p>
<a href="">Try again</a>
</main>
</body>
</html>
`;

/** What is shown of a room that this browser knows nothing of, while there is no network. */
export function fallbackPage(): Response {
  return new Response(HTML, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    },
  });
}
