import { readFile } from 'node:fs/promises';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { build } from 'esbuild';
import postcss from 'postcss';

// Prints the viewer page of a bundle, without a session in it: one HTML file that asks no server for anything.

const ROOT = path.resolve(import.meta.dirname, '..');
const VIEWER = path.join(ROOT, 'app/replay/_viewer/main.tsx');
const WORKER = path.join(ROOT, 'app/replay/[roomId]/_lib/replay.worker.ts');
const STYLES = path.join(ROOT, 'app/globals.css');

async function program(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: ROOT,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  // The one thing that may not stand in an inline script.
  return file.text.replaceAll('</script', '<\\/script');
}

async function styles(): Promise<string> {
  const { css } = await postcss([tailwind({ optimize: true })]).process(await readFile(STYLES, 'utf8'), {
    from: STYLES,
  });
  return css.replaceAll('</style', '<\\/style');
}

const [page, worker, css] = await Promise.all([program(VIEWER), program(WORKER), styles()]);
process.stdout.write(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data:">
<title>Pairpad replay</title>
<style>:root { --font-geist-sans: system-ui; --font-geist-mono: ui-monospace; }</style>
<style>${css}</style>
</head>
<body>
<script id="session" type="application/json"><!--session--></script>
<script id="worker" type="text/plain">${worker}</script>
<script>${page}</script>
</body>
</html>
`);
