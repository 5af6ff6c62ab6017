import type { Phrase } from '#persian/bilingual.ts';
import type { Choice, Latest } from './declare.ts';
import type { Formula } from '../formula/tree.ts';
import type { KindName } from '../fields/kind-name.ts';
import type { LayoutSection } from './arrange.ts';
import type { Course, FieldRules } from './field-rules.ts';
import type { Filter, Sort } from '../query/query.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Where a field's value lives. */
export type FieldStorage =
  /** In typed columns of the object's own table; kinds of several parts append a suffix (`amount`, `amount_currency`). */
  | { readonly in: 'columns'; readonly column: string }
  /** In the side table of the module that extends the object. */
  | { readonly in: 'side'; readonly table: string; readonly key: string; readonly column: string }
  /** In the record's `custom` document under a stable key: fields made on screen. */
  | {
      readonly in: 'custom';
      readonly key: string;
      /** Writers keep its key in `record_key`. */
      readonly keyed?: boolean;
      /** Every record's key is there, so that sorts and ranges may go by them. */
      readonly mirrored?: boolean;
    }
  /** In the one table of links, by the field's id. */
  | { readonly in: 'links' }
  /** Nowhere: computed from the record's own fields when it is read. */
  | { readonly in: 'formula'; readonly tree: Formula; readonly inputs: readonly string[] }
  /** Nowhere: computed from the records that link here when it is read. */
  | {
      readonly in: 'rollUp';
      readonly of: string;
      readonly through: string;
      readonly field?: string;
      readonly result: RollUpResult;
      /** Fields there without which a reader may not have the figure. */
      readonly needs: readonly string[];
      readonly readByAll: boolean;
    }
  /** A formula or a roll-up before the schema is put together. */
  | { readonly in: 'computed' };

export type RollUpResult = 'number' | 'money' | 'date' | 'instant';

/**
 * Whether the text counts in search: as the record's name, as a detail that a role may be denied, or as a field that a
 * workspace added to an object of code, whose texts stand in a column of their own.
 */
export type Searchable = 'name' | 'detail' | 'own';

/** One field, however it was made. Plain data: nothing downstream can tell code from screen. */
export type FieldDescriptor = {
  /** Stable for ever, also through renames: `deal.amount`, or the id of a field made on screen. */
  readonly id: string;
  /** Immutable ASCII name in the API. */
  readonly name: string;
  readonly kind: KindName;
  readonly label: Phrase;
  readonly hint?: Phrase;
  readonly required: boolean;
  /** Left empty, the object's own rules fill it. */
  readonly ruled?: true;
  /** Written by the system only. */
  readonly readOnly: boolean;
  /** An import may give it, though it is read-only. */
  readonly brought?: true;
  readonly unique: boolean;
  readonly searchable?: Searchable;
  /** An index serves sorting and ranges. */
  readonly indexed: boolean;
  readonly default?: unknown;
  /** Kind-specific, validated by the kind: choices, target of a link, largest length… */
  readonly options: Readonly<Record<string, unknown>>;
  readonly storage: FieldStorage;
  /** Other names under which files know it. */
  readonly aliases: readonly string[];
  /** Its column's earlier name, so that a migration renames it. */
  readonly formerly?: string;
  /** Made on screen, so that it can be changed there. */
  readonly custom?: boolean;
  /** The choices as code declared them, where a workspace may make its own list of them; fields of one list share it. */
  readonly open?: readonly Choice[];
  /** The heading under which forms show it. */
  readonly section?: Phrase;
  readonly rules?: FieldRules;
  /** While this holds its value is made of others; the object's own rules refuse what somebody writes. */
  readonly madeWhen?: Filter;
  /** Kept by the engine as the latest of other instants. */
  readonly latest?: Latest;
};

/** Objects that are lists over one object: people and companies are variants of party. */
export type Variant = {
  readonly name: string;
  readonly one: Phrase;
  readonly many: Phrase;
  /** Field and value that make a record one of this variant; leading the object's indexes. */
  readonly where: { readonly field: string; readonly value: string };
  /** Other words for it at the head of a column: `account`, «مشتری». */
  readonly names?: readonly string[];
  /** Fields that this variant does not have. */
  readonly without: readonly string[];
  /** Fields that rules make of its others: a form for a new one does not ask for them. */
  readonly made?: readonly string[];
  /** How a workspace arranges the fields of this variant, where otherwise than the object's. */
  readonly layout?: readonly LayoutSection[];
};

/**
 * Names under which files know one and the same record, in any language: «Won» is the stage «برد». `where` says it of
 * every record of that kind, whatever the firm calls it.
 */
export type Synonyms = {
  readonly names: readonly string[];
  readonly where?: { readonly field: string; readonly value: string };
};

/** How records stand in calendars and in the day of who is responsible for them. */
export type CalendarPlace<Name extends string = string> = {
  /** The instant at which it begins or is due, or the day. */
  readonly at: Name;
  /** Minutes that it lasts; what has none is a point in time. */
  readonly lasts?: Name;
  /** Colleagues in whose calendars it stands too. */
  readonly with?: Name;
  /** Told beside its time: where it takes place. */
  readonly place?: Name;
  /**
   * What makes it over, so that it is neither due nor late. `to` is what «done» writes, where a person may say so; what is
   * over and `gone` (an expectation that came true or not) leaves the calendar.
   */
  readonly over?: {
    readonly field: Name;
    readonly values: readonly (string | boolean)[];
    readonly to?: string | boolean;
    readonly gone?: true;
  };
  /** A short name of what it is in a calendar, where the object's own says something else: «پیش‌بینی بستن». */
  readonly as?: Phrase;
  /** One of the ten categorical colours. */
  readonly color: number;
};

/**
 * An index out of which reports are answered without a visit to the table: years of records are summed in a fraction of
 * the time. Its rows are found `by` fields in their order, and carry what is counted `of` them.
 */
export type ReportIndex<Name extends string = string> = {
  readonly by: readonly Name[];
  readonly of: readonly Name[];
};

/** What people do about a record and file there: words written down on the spot, a step that is to be done, a call, a meeting. */
export type Activity = 'note' | 'step' | 'call' | 'meeting';

export type Subject = true | { readonly field: string; readonly value: string };

/** What outlives the person: with the reason, and without what these fields say. A required text becomes «پاک‌شده». */
export type Keeps<Name extends string = string> = {
  readonly reason: Phrase;
  readonly but?: readonly Name[];
};

export type ObjectDescriptor = {
  /** Immutable ASCII name in the API, the log and the grants. */
  readonly name: string;
  readonly module: string;
  readonly one: Phrase;
  readonly many: Phrase;
  /** Its own table, or the shared one of objects made on screen with the object's id. */
  readonly storage:
    | { readonly in: 'table'; readonly table: string }
    | { readonly in: 'shared'; readonly objectId: string };
  readonly fields: ReadonlyMap<string, FieldDescriptor>;
  /** The field whose value names a record to people. */
  readonly title: string;
  /** The member field that scopes «own» and «team» go by; without one an object knows only none and all. */
  readonly owner?: string;
  /** A record for which nobody was named is its maker's only where the object's own rules find nobody else. */
  readonly givenOut?: true;
  /** Link fields whose party's timeline tells of this record. */
  readonly about: readonly string[];
  /** The yes or no by which a record is pinned above all else on the timelines that tell of it. */
  readonly pin?: string;
  /** The date or instant under which the timeline files it; its creation where absent. */
  readonly happenedAt?: string;
  readonly variants: readonly Variant[];
  readonly lifecycle: Lifecycle;
  /** How people reach it: in menus and search, or only through other records. */
  readonly listed: boolean;
  /** Every member reads it, whatever his role says: names of colleagues, stages, tags. */
  readonly readByAll: boolean;
  /**
   * The choice (`mine`, `team`, `all`) by which an owner shares a record: it alone decides who reads it, of those
   * whose role lets them read the object at all; the private ones of others are hidden from administrators too.
   */
  readonly sharedBy?: string;
  readonly synonyms?: readonly Synonyms[];
  /** Other names under which files know records of it: `opportunity` for a deal. */
  readonly names?: readonly string[];
  /** It is done about other records, and how. */
  readonly activity?: Activity;
  /**
   * Fields by which two records are likely one: texts by how their names sound, telephones, mailboxes and identity numbers
   * by what they are. Each must be indexed or searched as a detail, for nothing is looked for by walking a table.
   */
  readonly alike?: readonly string[];
  /** The way its records go, stage by stage. */
  readonly course?: Course;
  /** A list of words that other records choose from, kept in the settings. */
  readonly vocabulary?: true;
  readonly calendar?: CalendarPlace;
  /** Never erased for good: history names its records. */
  readonly keptForGood?: boolean;
  /** What changes its records is no deed of anybody's (a figure that is counted anew) and stands in no log. */
  readonly unlogged?: true;
  /** So many minutes a record of it lies in the bin, where the workspace's term does not count; its module erases it. */
  readonly binMinutes?: number;
  /** The number by which people have put its records in order: what links to them is sorted by it, not by their titles. */
  readonly inOrder?: string;
  /**
   * How its lists stand unless one asks otherwise, by one field with an index or by two; newest first where absent. Where two
   * run the same way, the first being yes or no, an index of their own gives the order.
   */
  readonly order?: readonly Sort[];
  /** The fields that its title is put together of, in their order; it stands by itself where they are left out. */
  readonly titleParts?: readonly string[];
  /** Its records, or those with this value, are people, who may ask for what is kept of them and for their erasure. */
  readonly subject?: Subject;
  /** Why its records stay when the person whom they are about is erased. */
  readonly keeps?: Keeps;
  /** Which of somebody's records pass to a successor when he leaves; all where absent. */
  readonly handOver?: Filter | 'none';
  readonly reports?: ReportIndex;
};

/** All objects of one workspace at one version of its schema. */
export type Schema = {
  readonly version: number;
  readonly objects: ReadonlyMap<string, ObjectDescriptor>;
};
