import type { Phrase } from '#persian/bilingual.ts';
import { kinds } from '../fields/index.ts';
import { isOwnChoice } from './choice-keys.ts';
import type { Choice, FieldDeclaration } from './declare.ts';
import type { Filter, Sort } from '../query/query.ts';
import type {
  Activity,
  CalendarPlace,
  FieldDescriptor,
  FieldStorage,
  Keeps,
  ObjectDescriptor,
  ReportIndex,
  Synonyms,
  Variant,
} from './descriptor.ts';
import type { Course } from './field-rules.ts';
import type { Lifecycle } from './lifecycle.ts';

export type FieldDeclarations = Readonly<Record<string, FieldDeclaration<unknown>>>;

export type ObjectDeclaration<Fields extends FieldDeclarations> = {
  readonly module: string;
  readonly one: Phrase;
  readonly many: Phrase;
  readonly fields: Fields;
  readonly title: keyof Fields & string;
  readonly owner?: keyof Fields & string;
  readonly givenOut?: true;
  readonly about?: readonly (keyof Fields & string)[];
  readonly activity?: Activity;
  readonly pin?: keyof Fields & string;
  readonly happenedAt?: keyof Fields & string;
  readonly names?: readonly string[];
  readonly variants?: readonly Variant[];
  readonly lifecycle?: Lifecycle;
  readonly listed?: boolean;
  readonly readByAll?: boolean;
  readonly sharedBy?: keyof Fields & string;
  readonly synonyms?: readonly Synonyms[];
  readonly titleParts?: readonly (keyof Fields & string)[];
  readonly inOrder?: keyof Fields & string;
  readonly order?: readonly (Sort & { readonly field: keyof Fields & string })[];
  readonly alike?: readonly (keyof Fields & string)[];
  readonly course?: Course;
  readonly vocabulary?: true;
  readonly calendar?: CalendarPlace<keyof Fields & string>;
  readonly keptForGood?: boolean;
  readonly unlogged?: true;
  readonly binMinutes?: number;
  readonly handOver?: Filter | 'none';
  readonly reports?: ReportIndex<keyof Fields & string>;
  readonly subject?: true | { readonly field: keyof Fields & string; readonly value: string };
  readonly keeps?: Keeps<keyof Fields & string>;
};

/** An object as code knows it: its descriptor, with the types of its fields for module code. */
export type ObjectDefinition<Fields extends FieldDeclarations = FieldDeclarations> = {
  readonly name: string;
  readonly descriptor: ObjectDescriptor;
  readonly declared: Fields;
};

/**
 * Declares an object once: table, validation, API, lists, forms, filters, import, access and history derive from it.
 * @param name immutable ASCII, snake_case; also its table's name.
 * @throws at start-up where the declaration contradicts itself.
 */
export function defineObject<const Fields extends FieldDeclarations>(
  name: string,
  declaration: ObjectDeclaration<Fields>,
): ObjectDefinition<Fields> {
  if (!/^[a-z][a-z_]{1,40}$/.test(name)) throw new Error(`An object's name is snake_case: ${name}`);
  const fields = new Map(
    Object.entries(declaration.fields).map(([fieldName, one]) => [
      fieldName,
      describeField(name, fieldName, one, columnStorage(fieldName, one)),
    ]),
  );
  return {
    name,
    declared: declaration.fields,
    descriptor: {
      name,
      module: declaration.module,
      one: declaration.one,
      many: declaration.many,
      storage: { in: 'table', table: name },
      fields,
      title: declaration.title,
      ...(declaration.owner ? { owner: declaration.owner } : {}),
      ...(declaration.givenOut ? { givenOut: true as const } : {}),
      about: declaration.about ?? [],
      ...(declaration.activity ? { activity: declaration.activity } : {}),
      ...(declaration.pin ? { pin: declaration.pin } : {}),
      ...(declaration.happenedAt ? { happenedAt: declaration.happenedAt } : {}),
      ...(declaration.names ? { names: declaration.names } : {}),
      variants: declaration.variants ?? [],
      lifecycle: declaration.lifecycle ?? {},
      listed: declaration.listed ?? true,
      readByAll: declaration.readByAll ?? false,
      ...(declaration.sharedBy ? { sharedBy: declaration.sharedBy } : {}),
      ...(declaration.synonyms ? { synonyms: declaration.synonyms } : {}),
      ...(declaration.inOrder ? { inOrder: declaration.inOrder } : {}),
      ...(declaration.order ? { order: declaration.order } : {}),
      ...(declaration.titleParts ? { titleParts: declaration.titleParts } : {}),
      ...(declaration.alike ? { alike: declaration.alike } : {}),
      ...(declaration.course ? { course: declaration.course } : {}),
      ...(declaration.vocabulary ? { vocabulary: true as const } : {}),
      ...(declaration.calendar ? { calendar: declaration.calendar } : {}),
      ...(declaration.keptForGood ? { keptForGood: true } : {}),
      ...(declaration.unlogged ? { unlogged: true as const } : {}),
      ...(declaration.binMinutes === undefined ? {} : { binMinutes: declaration.binMinutes }),
      ...(declaration.subject ? { subject: declaration.subject } : {}),
      ...(declaration.keeps ? { keeps: declaration.keeps } : {}),
      ...(declaration.handOver ? { handOver: declaration.handOver } : {}),
      ...(declaration.reports ? { reports: declaration.reports } : {}),
    },
  };
}

/** The descriptor of one declared field; the same path serves fields made on screen. */
export function describeField(
  object: string,
  name: string,
  declaration: FieldDeclaration<unknown>,
  storage: FieldStorage,
): FieldDescriptor {
  if (!/^[a-z][a-zA-Z0-9]{0,40}$/.test(name))
    throw new Error(`A field's name is camelCase: ${object}.${name}`);
  if (ownNames.has(name)) throw new Error(`Every record has a ${name} of its own: ${object}.${name}`);
  const { kind, options, label, hint, section } = declaration;
  return {
    id: `${object}.${name}`,
    name,
    kind,
    label,
    ...(hint ? { hint } : {}),
    required: declaration.required ?? false,
    ...(declaration.ruled ? { ruled: true as const } : {}),
    readOnly: declaration.readOnly ?? (givenKinds.has(kind) || declaration.latest !== undefined),
    ...(declaration.brought ? { brought: true as const } : {}),
    unique: declaration.unique ?? false,
    ...(declaration.searchable ? { searchable: declaration.searchable } : {}),
    indexed: declaration.indexed ?? false,
    ...(declaration.default === undefined ? {} : { default: declaration.default }),
    options: kinds[kind].options.parse(options),
    ...(declaration.open ? { open: openChoices(object, name, options) } : {}),
    storage,
    aliases: declaration.aliases ?? [],
    ...(declaration.formerly ? { formerly: declaration.formerly } : {}),
    ...(section ? { section } : {}),
    ...(declaration.rules ? { rules: declaration.rules } : {}),
    ...(declaration.madeWhen ? { madeWhen: declaration.madeWhen } : {}),
    ...(declaration.latest ? { latest: declaration.latest } : {}),
  };
}

/** The very list that was declared: by it fields are known to share it. */
function openChoices(
  object: string,
  name: string,
  { choices }: FieldDeclaration<unknown>['options'],
): readonly Choice[] {
  const declared = choices as readonly Choice[];
  const own = declared.find(({ key }) => isOwnChoice(key));
  if (own) throw new Error(`${object}.${name}: keys like ${own.key} are the workspaces' own`);
  return declared;
}

/** What every record's row holds beside its fields. */
const ownNames: ReadonlySet<string> = new Set(['id', 'version', 'custom', 'deletedAt', 'deletedBy']);

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Kinds whose values the engine gives. */
const givenKinds: ReadonlySet<string> = new Set(['formula', 'rollUp', 'serial']);

export const linkKinds: ReadonlySet<string> = new Set(['link', 'member', 'team']);

function columnStorage(name: string, { kind }: FieldDeclaration<unknown>): FieldStorage {
  if (kind === 'links' || kind === 'files') return { in: 'links' };
  if (kind === 'formula' || kind === 'rollUp') return { in: 'computed' };
  return { in: 'columns', column: linkKinds.has(kind) ? `${snakeCase(name)}_id` : snakeCase(name) };
}
