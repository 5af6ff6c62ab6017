import type { Phrase } from '#persian/bilingual.ts';
import type { KindName } from '../fields/kind-name.ts';
import type { Filter } from '../query/query.ts';
import type { FieldRules } from './field-rules.ts';
import type { Searchable } from './descriptor.ts';

/**
 * An instant that is kept as the latest of others, so that lists are filtered and ordered by it: of the record's own, and
 * of records that link to it. An instant yet to come counts as now.
 */
export type Latest = {
  /** Instants of the record itself. */
  readonly of: readonly string[];
  readonly from: readonly LatestSource[];
  /** The field is empty where this does not hold. */
  readonly while?: Filter;
};

/** An instant (its own `createdAt` too) of the living records `of` an object that link here `through` a field. */
type LatestSource = {
  readonly of: string;
  readonly through: string;
  readonly field: string;
  readonly where?: Filter;
};

/** What every field may say, whatever its kind. */
export type FieldBasics = {
  readonly label: Phrase;
  readonly hint?: Phrase;
  readonly required?: boolean;
  /** Left empty, the object's own rules fill it: every record has it, though nobody need give it. */
  readonly ruled?: boolean;
  readonly readOnly?: boolean;
  /** Read-only but for an import: the book of another product knows it, and it cannot be worked out again. */
  readonly brought?: true;
  readonly unique?: boolean;
  readonly searchable?: Exclude<Searchable, 'own'>;
  readonly indexed?: boolean;
  readonly default?: unknown;
  readonly section?: Phrase;
  /** When it is shown and must be filled; a workspace may say otherwise. */
  readonly rules?: FieldRules;
  /** While this holds its value is made of others, as a sum of its lines: nobody writes it. */
  readonly madeWhen?: Filter;
  /** The engine keeps it, as the latest of other instants: nobody writes it. */
  readonly latest?: Latest;
  /** Other names under which files know it, in any language: `account` for a party's name. */
  readonly aliases?: readonly string[];
  /** Its column's earlier name, so that a rename keeps the data. */
  readonly formerly?: string;
};

declare const wire: unique symbol;

/** A field as a module declares it; `Wire` is the type of its values, for module code only. */
export type FieldDeclaration<Wire> = FieldBasics & {
  readonly kind: KindName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly open?: true;
  readonly [wire]?: Wire;
};

export type WireOf<Declaration> = Declaration extends FieldDeclaration<infer Wire> ? Wire : never;

const field =
  <Wire, Options extends object = object>(
    kind: KindName,
    optionNames: readonly (keyof Options & string)[] = [],
  ) =>
  (declaration: FieldBasics & Options): FieldDeclaration<Wire> => {
    const options: Record<string, unknown> = {};
    const basics: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(declaration))
      (optionNames.includes(name as keyof Options & string) ? options : basics)[name] = value;
    return { ...(basics as FieldBasics), kind, options };
  };

export type Choice = {
  readonly key: string;
  readonly label: Phrase;
  /** One of the ten categorical colours, 0–9. */
  readonly color?: number;
  /** Offered no more; the records that have it keep it. */
  readonly hidden?: true;
};
type Choices = {
  readonly choices: readonly Choice[];
  /**
   * No code asks for one of these: a workspace adds its own, calls them otherwise, orders and hides them. Open fields that are
   * declared with one and the same list share what it makes of it.
   */
  readonly open?: true;
};
export type Money = { readonly amount: string; readonly currency: string };
export type Phone = { readonly number: string; readonly extension?: string; readonly label?: string };
export type Email = { readonly address: string; readonly label?: string };
export type Address = {
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  readonly line?: string;
  readonly postalCode?: string;
};
/** A link as read: its title is null where the reader may not see the record. Written as the id alone. */
export type Linked = { readonly id: string; readonly object: string; readonly title: string | null };

export const text = field<string, { readonly max?: number }>('text', ['max']);
export const longText = field<string, { readonly max?: number }>('longText', ['max']);
export const number = field<
  number,
  { readonly min?: number; readonly max?: number; readonly decimals?: number; readonly palette?: boolean }
>('number', ['min', 'max', 'decimals', 'palette']);
export const percent = field<number>('percent');
export const money = field<Money>('money');
export const date = field<string>('date');
export const dateTime = field<string>('dateTime');
export const yesNo = field<boolean>('yesNo');
/** What an object names as its `pin`. */
export const pinMark = () => yesNo({ label: { fa: 'سنجاق‌شده', en: 'Pinned' }, default: false });
export const choice = field<string, Choices>('choice', ['choices']);
export const choices = field<readonly string[], Choices>('choices', ['choices']);
export const phones = field<readonly Phone[]>('phones');
export const emails = field<readonly Email[]>('emails');
export const url = field<string>('url');
export const address = field<Address>('address');
/** A link to one record. `back` names the list of these on the other side; `tree` refuses circles of links to its own object. */
export const link = field<
  string,
  { readonly to: string; readonly back?: Phrase; readonly where?: unknown; readonly tree?: boolean }
>('link', ['to', 'back', 'where', 'tree']);
export const links = field<readonly string[], { readonly to: string; readonly back?: Phrase }>('links', [
  'to',
  'back',
]);
export const member = field<string>('member');
export const team = field<string>('team');
export const rating = field<number, { readonly max?: number }>('rating', ['max']);
/** Minutes. */
export const duration = field<number>('duration');
/** A document that code alone understands, checked by a named schema: grants, a view's definition, a mapping. */
export const structured = field<unknown, { readonly shape: string }>('structured', ['shape']);
/** A filter over the records of another object, which people write as a sentence. */
export const condition = field<Filter, { readonly of: string }>('condition', ['of']);
export const nationalCode = field<string>('nationalCode');
export const companyId = field<string>('companyId');
export const economicCode = field<string>('economicCode');
export const sheba = field<string>('sheba');
export const card = field<string>('card');
export const postalCode = field<string>('postalCode');
/** Given by the engine at creation; `template` like `F-{jalaliYear}-{number:5}`. */
export const serial = field<string, { readonly template: string }>('serial', ['template']);
/** Ids of `file` records. */
export const files = field<readonly string[]>('files');
/** Computed from the record's own fields: `formula: 'round(amount * probability / 100)'`. */
export const formula = field<number | string | boolean, { readonly formula: string }>('formula', ['formula']);
/** Computed from the records `of` an object whose link field `through` leads here, those matching the filter `where`. */
export const rollUp = field<
  number | string | readonly Money[],
  {
    readonly of: string;
    readonly through: string;
    readonly measure: 'count' | 'sum' | 'avg' | 'min' | 'max';
    readonly field?: string;
    readonly where?: Filter;
  }
>('rollUp', ['of', 'through', 'measure', 'field', 'where']);
