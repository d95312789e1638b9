import { FaultError } from '#lib/kernel/fault.ts';

/** The body of a request; throws a fault as soon as more than `maxBytes` of it have come. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > maxBytes)
      throw new FaultError({ code: 'too_large', message: `The request is over ${maxBytes} bytes.` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
