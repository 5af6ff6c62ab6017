import type { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import type { DateReading } from '#persian/jalali/date-reading.ts';
import type { RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import type { KindName } from './kind-name.ts';

/** How values compare, which decides the operators of filters and the order of sorts. */
export type Comparison = 'text' | 'number' | 'date' | 'instant' | 'boolean' | 'token' | 'set' | 'none';

/** One column of a field: `suffix` is appended to the field's column (`''` for the only or main one). */
export type ColumnPart = { readonly suffix: string; readonly type: string };

/** What reading a foreign text may need to know. */
export type ParseEnvironment = {
  readonly currency: string;
  /** Telephone area code for numbers without one, e.g. `21`. */
  readonly areaCode?: string;
  /** Time zone of times without one; Tehran where absent. */
  readonly zone?: string;
  /** How days are meant that do not tell it themselves; without it they are refused. */
  readonly dates?: DateReading;
};

export type Checked =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: Phrase;
      readonly path?: string;
      /** A right value that was probably meant: an id whose leading zero a spreadsheet has eaten. */
      readonly meant?: string;
    };

/** SQL of the stored parts of one field in one row: `part('')`, `part('_currency')`; each has its column's type. */
export type Parts = (suffix: string) => RawBuilder<unknown>;

/**
 * A kind of field: everything the engine needs to know of it, in one file. `Wire` is the JSON of the API.
 * Stored values never differ from wire values except in how columns split them.
 */
export type FieldKind = {
  readonly name: KindName;
  readonly label: Phrase;
  /** Shape of `options`, checked at definition, from code and from the screen alike. */
  readonly options: z.ZodType<Record<string, unknown>>;
  readonly comparison: Comparison;
  /** The comparison of one field, where it depends on what the field computes. */
  readonly comparisonOf?: (field: FieldDescriptor) => Comparison;
  /** None for computed kinds and for links to many. */
  readonly columns: (field: FieldDescriptor) => readonly ColumnPart[];
  /** Checks and normalises one non-null wire value; what is stored is `value` of the answer. Never throws. */
  readonly check: (value: unknown, field: FieldDescriptor) => Checked;
  /** Column values (as JSON) of a wire value, by suffix. */
  readonly toParts: (value: unknown) => Readonly<Record<string, unknown>>;
  /** The wire value as SQL. */
  readonly select: (parts: Parts, field: FieldDescriptor) => RawBuilder<unknown>;
  /** Turns what the driver gave for `select` into the wire value, where they differ. */
  readonly decode?: (raw: unknown, field: FieldDescriptor) => unknown;
  /** `select` as the wire value in JSON, where PostgreSQL would write it otherwise. */
  readonly json?: (value: RawBuilder<unknown>, field: FieldDescriptor) => RawBuilder<unknown>;
  /** The comparable scalar as SQL; for `text` comparison the raw text, which filters fold. */
  readonly scalar: (parts: Parts, field: FieldDescriptor) => RawBuilder<unknown>;
  /** Brings the text of a condition to the form in which the scalar holds it, e.g. a telephone number to its digits. */
  readonly wanted?: (text: string) => string;
  /** The scalar holds several entries, separated by spaces: equality means one of them, whole or by its end. */
  readonly entries?: 'whole' | 'end';
  /** The text that search looks in. */
  readonly searchText?: (parts: Parts) => RawBuilder<unknown>;
  /** Parts of a value kept in the `custom` document, from its JSON. */
  readonly customParts?: (document: RawBuilder<unknown>) => Parts;
  /** JSON Schema of the wire value for OpenAPI. */
  readonly jsonSchema: (field: FieldDescriptor) => Readonly<Record<string, unknown>>;
  /** Reads what a person or a file wrote. Never throws. */
  readonly parse: (text: string, field: FieldDescriptor, environment: ParseEnvironment) => Checked;
};
