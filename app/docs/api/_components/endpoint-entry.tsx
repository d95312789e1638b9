import { jsonSchema } from '../../../v1/_http/openapi.ts';
import type { EndpointSpec } from '../../../v1/_http/spec.ts';
import { SchemaTable } from './schema-table.tsx';

const METHOD_LOOKS: Record<EndpointSpec['method'], string> = {
  GET: 'text-good',
  POST: 'text-accent',
  PUT: 'text-warn',
  PATCH: 'text-warn',
  DELETE: 'text-danger',
};

/** One endpoint: what it does at a glance, what it takes and answers when opened. */
export function EndpointEntry({ spec }: { spec: EndpointSpec }) {
  const { method, path, summary, may, query, body, status, answer, isIdempotent } = spec;
  return (
    <details className="group">
      <summary className="grid min-h-9 cursor-default grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-md px-2 py-1.5 hover:bg-bar">
        <span className={`font-mono text-small font-medium ${METHOD_LOOKS[method]}`}>{method}</span>
        <span className="min-w-0">
          <code className="block font-mono text-small break-all">{path}</code>
          <span className="text-muted">{summary}</span>
        </span>
      </summary>
      <div className="flex flex-col gap-3 px-2 pt-1 pb-4 sm:pl-[4.75rem]">
        <p className="text-muted">
          {may === 'anybody' ? 'Anybody may call it.' : `The caller must be allowed “${may}”.`}
          {isIdempotent ? ' Takes an Idempotency-Key.' : ''}
        </p>
        {query === undefined ? null : <SchemaTable title="Query" schema={jsonSchema(query, 'input')} />}
        {body === undefined ? null : <SchemaTable title="Body" schema={jsonSchema(body, 'input')} />}
        {answer === undefined ? (
          <p className="text-muted">Answers {status} with nothing.</p>
        ) : (
          <SchemaTable title={`Answer, ${status}`} schema={jsonSchema(answer, 'output')} />
        )}
      </div>
    </details>
  );
}
