/** One field of a schema, in words. */
export interface FieldRow {
  /** As a path: `rooms[].title`. */
  readonly field: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly bounds: string;
}

interface Node {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What JSON Schema writes for "any safe integer"; a bound that is none. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** The fields of a JSON schema, one a row, those inside others by their path. */
export function describeSchema(schema: Readonly<Record<string, unknown>>): FieldRow[] {
  return fields(schema as Node, '');
}

function fields(node: Node, prefix: string): FieldRow[] {
  const { properties, required = [] } = node;
  if (properties === undefined) return inside(node, prefix);
  return Object.entries(properties).flatMap(([name, child]) => {
    const field = prefix === '' ? name : `${prefix}.${name}`;
    const row = { field, type: typeName(child), isRequired: required.includes(name), bounds: bounds(child) };
    return [row, ...inside(child, field)];
  });
}

/** The fields of what a field holds: an object, a list's items, or the one object among alternatives. */
function inside(node: Node, field: string): FieldRow[] {
  if (node.properties !== undefined) return fields(node, field);
  if (node.items !== undefined) return inside(node.items, `${field}[]`);
  const objects = (node.anyOf ?? node.oneOf ?? []).filter((one) => one.type === 'object');
  const [only] = objects;
  return objects.length === 1 && only !== undefined ? inside(only, field) : [];
}

function typeName(node: Node): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives !== undefined) return [...new Set(alternatives.map(typeName))].join(' | ');
  if (node.type === 'array') return `list of ${node.items === undefined ? 'anything' : typeName(node.items)}`;
  return [node.type ?? 'anything'].flat().join(' | ');
}

function bounds(node: Node): string {
  const words = [
    node.description,
    between(node.minLength, node.maxLength, 'characters'),
    between(node.minItems, node.maxItems, 'items'),
    between(node.minimum, node.maximum, ''),
    node.default === undefined ? undefined : `default ${JSON.stringify(node.default)}`,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

function between(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  const low = least === undefined || least <= -NO_BOUND ? undefined : least;
  const high = most === undefined || most >= NO_BOUND ? undefined : most;
  if (low === undefined && high === undefined) return undefined;
  const range = low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`;
  return `${range} ${unit}`.trim();
}
