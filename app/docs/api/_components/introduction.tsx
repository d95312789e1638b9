import { IDEMPOTENCY_HOURS } from '#lib/protocol/limits.ts';

/** What holds for every endpoint, with one request to begin with. */
export function Introduction({ publicUrl }: { publicUrl: string }) {
  return (
    <div className="mb-8 flex flex-col gap-3">
      <p>
        Everything the pages do, programs can do. Make a key under Settings and send it along; the machine-readable
        description is <Code>/v1/openapi.json</Code>.
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        aria-label="An example request"
        className="overflow-x-auto rounded-md border border-line bg-bar px-3 py-2"
      >
        <pre className="font-mono text-small leading-5">{`curl ${publicUrl}/v1/rooms \\
  -H 'Authorization: Bearer pairpad_…' \\
  -H 'Idempotency-Key: 7b1c0e52-interview-ada' \\
  -d '{"language": "python", "title": "Backend interview"}'`}</pre>
      </section>
      <ul className="list-disc space-y-1 pl-5 text-muted">
        <li>
          A fault answers <Code>{'{"error": {"code", "message", "action", "field"}}'}</Code>: what happened, what to do,
          and the field it is about. A room that is missing and one that is not yours answer alike.
        </li>
        <li>
          Where a request makes something, an <Code>Idempotency-Key</Code> of yours makes it once: the same request
          again gets the first answer, for {IDEMPOTENCY_HOURS} hours.
        </li>
        <li>
          Too often answers 429 with <Code>Retry-After</Code> in seconds.
        </li>
        <li>
          Webhooks are signed as Standard Webhooks describes: <Code>webhook-id</Code>, <Code>webhook-timestamp</Code>,{' '}
          <Code>webhook-signature</Code>. Answer with any 2xx; everything else is tried again for a day and a half.
        </li>
      </ul>
    </div>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-[4px] bg-bar px-1 font-mono text-small">{children}</code>;
}
