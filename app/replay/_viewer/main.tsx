import { createRoot } from 'react-dom/client';
import { ok } from '#lib/kernel/fault.ts';
import { Providers } from '../../_components/providers.tsx';
import { Replay } from '../[roomId]/_components/replay.tsx';
import { ReplayNotice, ReplayOpening } from '../[roomId]/_components/replay-notice.tsx';
import type { ReplaySource } from '../[roomId]/_lib/replay-source.ts';
import { useReplay } from '../[roomId]/_lib/use-replay.ts';
import { VIEWER_DATA_ID, VIEWER_WORKER_ID, viewerDataSchema } from './viewer-data.ts';

// The page of a bundle that shows the session with no server: its data and its worker's program are in the page.

function contentOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

const data = viewerDataSchema.parse(JSON.parse(contentOf(VIEWER_DATA_ID)));

const source: ReplaySource = {
  context: async () => ok(data.context),
  tape: async () => ok(Uint8Array.from(atob(data.tape), (character) => character.charCodeAt(0))),
  runs: async () => ok(data.runs),
  comments: async () => ok(data.comments),
  notes: async () => ok(''),
  actions: undefined,
};

const makeWorker = () => {
  const program = new Blob([contentOf(VIEWER_WORKER_ID)], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(program));
};

/** The session, opened from what is in the page. */
function Viewer() {
  const state = useReplay(source, makeWorker);
  switch (state.kind) {
    case 'opening':
      return <ReplayOpening />;
    case 'failed':
      return <ReplayNotice fault={state.fault} />;
    case 'open':
      return <Replay roomId={data.context.roomId} source={source} replay={state.replay} />;
  }
}

document.title = `${data.context.title} · Pairpad`;
const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <Providers>
    <Viewer />
  </Providers>,
);
