import { type DeskAnswer, type DeskAsk, deskServer } from '#lib/replay/desk-messages.ts';

// The types of a page are in force here, whose postMessage wants an origin.
const port = globalThis as unknown as {
  postMessage(answer: DeskAnswer): void;
  onmessage: ((event: MessageEvent<DeskAsk>) => void) | null;
};

const answer = deskServer((reply) => port.postMessage(reply));
port.onmessage = ({ data }) => answer(data);
