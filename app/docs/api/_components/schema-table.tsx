import { describeSchema } from './describe-schema.ts';

/** The fields of a schema, as deep as they go. */
export function SchemaTable({ title, schema }: { title: string; schema: Readonly<Record<string, unknown>> }) {
  const rows = describeSchema(schema);
  return (
    <table className="w-full border-collapse text-left">
      <caption className="mb-1 text-left font-medium">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Bounds</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, type, isRequired, bounds }) => (
          <tr key={field} className="border-t border-line align-baseline">
            <th scope="row" className="py-1 pr-3 font-mono text-small font-normal break-all">
              {field}
              {isRequired ? null : <span className="text-muted">?</span>}
            </th>
            <td className="py-1 pr-3 text-small break-words">{type}</td>
            <td className="py-1 text-small text-muted">{bounds}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
