import type { OpenApi, Shape } from './document.ts';

type Components = OpenApi['components']['schemas'];

/** A shape without its indirections: references followed, parts merged, «or nothing» left to `nullable`. */
export type Plain = Shape & { readonly nullable: boolean };

/** One level deep; what stands inside is resolved when it is looked at. */
export function resolve(shape: Shape, components: Components): Plain {
  if (shape.$ref !== undefined)
    return resolve(components[shape.$ref.split('/').at(-1) ?? ''] ?? {}, components);
  if (shape.allOf) return merge(shape.allOf.map((part) => resolve(part, components)));
  const some = shape.anyOf?.filter(({ type }) => type !== 'null');
  if (shape.anyOf && some?.length === 1) {
    const { anyOf: _either, ...notes } = shape;
    return { ...resolve(some[0] ?? {}, components), ...notes, nullable: true };
  }
  const types = typeof shape.type === 'object' ? shape.type : undefined;
  if (!types) return { ...shape, nullable: false };
  const [first] = types.filter((type) => type !== 'null');
  return { ...shape, ...(first === undefined ? {} : { type: first }), nullable: types.includes('null') };
}

const merge = (parts: readonly Plain[]): Plain => ({
  ...Object.assign({}, ...parts),
  nullable: false,
  required: parts.flatMap(({ required }) => required ?? []),
  properties: Object.assign({}, ...parts.map(({ properties }) => properties ?? {})) as Shape['properties'],
});

export type Row = {
  /** The place of the value: `phones[].number`. */
  readonly name: string;
  readonly depth: number;
  readonly shape: Plain;
  readonly required: boolean;
};

const deepest = 3;

/** The values of a body, each with those inside it. Of one that may have several forms, the first tells. */
export function rowsOf(shape: Shape, components: Components, depth = 0, prefix = ''): readonly Row[] {
  const plain = resolve(shape, components);
  const form = plain.oneOf?.[0] ?? plain.anyOf?.[0];
  if (form) return rowsOf(form, components, depth, prefix);
  return Object.entries(plain.properties ?? {}).flatMap(([key, value]) => {
    const inner = resolve(value, components);
    const isList = inner.type === 'array';
    const name = `${prefix}${key}`;
    const row = { name, depth, shape: inner, required: plain.required?.includes(key) ?? false };
    const inside = isList ? (inner.items ?? {}) : inner;
    const isTree = value.$ref?.endsWith('/Filter') === true || inside.$ref?.endsWith('/Filter') === true;
    if (depth + 1 >= deepest || isTree) return [row];
    return [row, ...rowsOf(inside, components, depth + 1, `${name}${isList ? '[]' : ''}.`)];
  });
}

const mostShown = 6;
const samples = ['IRR', '1000000', '2026-03-21', 'name', '12', 'application/pdf', 'mail.example.com'];

/**
 * A body as one might send it: what is required, and a few simple values more. Links to other records are left out, for
 * no made-up id would be one.
 */
export function exampleOf(shape: Shape, components: Components, depth = 0): unknown {
  const plain = resolve(shape, components);
  if (plain.const !== undefined) return plain.const;
  if (plain.default !== undefined) return plain.default;
  if (plain.enum) return plain.enum[0];
  const form = plain.oneOf?.[0] ?? plain.anyOf?.[0];
  if (form) return exampleOf(form, components, depth);
  if (plain.type === 'array')
    return depth < deepest ? [exampleOf(plain.items ?? {}, components, depth + 1)] : [];
  if (plain.properties) return exampleOfObject(plain, components, depth);
  if (plain.type === 'object') return {};
  if (plain.type === 'boolean') return true;
  if (plain.type === 'integer' || plain.type === 'number') return plain.minimum ?? 1;
  return plain.type === 'string' ? exampleOfText(plain) : null;
}

function exampleOfObject(
  { properties = {}, required = [] }: Plain,
  components: Components,
  depth: number,
): unknown {
  const names = Object.keys(properties);
  const more = names.filter(
    (name) => !required.includes(name) && isSimple(resolve(properties[name] ?? {}, components)),
  );
  const wanted = new Set([...required, ...more.slice(0, Math.max(0, mostShown - required.length))]);
  return Object.fromEntries(
    names
      .filter((name) => wanted.has(name))
      .map((name) => [name, exampleOf(properties[name] ?? {}, components, depth + 1)]),
  );
}

const isSimple = ({ type, format, pattern, readOnly, enum: choices }: Plain): boolean =>
  readOnly !== true &&
  format !== 'uuid' &&
  (choices !== undefined ||
    type === 'boolean' ||
    type === 'integer' ||
    type === 'number' ||
    (type === 'string' && (pattern === undefined || samples.some((one) => new RegExp(pattern).test(one)))));

function exampleOfText({ format, pattern, title, minLength = 0 }: Plain): string {
  if (format === 'uuid') return '00000000-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-03-21';
  if (format === 'date-time') return '2026-03-21T08:30:00Z';
  if (format === 'uri') return 'https://example.com';
  if (format === 'email') return 'name@example.com';
  if (pattern !== undefined) return samples.find((one) => new RegExp(pattern).test(one)) ?? '';
  return title ?? 'text'.padEnd(minLength, 'x');
}
