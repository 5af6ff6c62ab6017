import type { Phrase } from '#persian/bilingual.ts';
import type { Scope } from '#kernel/context/grants.ts';
import type { Activity, CalendarPlace, Searchable, Variant } from './define/descriptor.ts';
import type { Course, FieldRules } from './define/field-rules.ts';
import type { Comparison } from './fields/kind.ts';
import type { KindName } from './fields/kind-name.ts';
import type { Filter, Operator, Sort } from './query/query.ts';
import type { Sweep } from './write/sweep.ts';

/** What a browser may know of a field: nothing of how it is stored. Hidden fields are not there at all. */
export type FieldContract = {
  readonly id: string;
  readonly name: string;
  readonly kind: KindName;
  readonly label: Phrase;
  readonly hint?: Phrase;
  readonly required: boolean;
  /** Left empty, the object's own rules fill it: it need not be given though it is required. */
  readonly ruled?: true;
  /** Not to be written, by nobody or not by this reader. */
  readonly readOnly: boolean;
  /** A file may give it, though it is read-only. */
  readonly brought?: true;
  readonly options: Readonly<Record<string, unknown>>;
  readonly section?: Phrase;
  readonly comparison: Comparison;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly measurable: boolean;
  readonly searchable?: Searchable;
  readonly default?: unknown;
  /** Made on screen, so that it can be changed there. */
  readonly custom: boolean;
  /** Its choices can be changed there though code declared it; with the other fields that share the list. */
  readonly open?: { readonly also: readonly { readonly object: string; readonly field: string }[] };
  readonly unique?: true;
  readonly rules?: FieldRules;
  /** While this holds its value is made of others, and nobody writes it. */
  readonly madeWhen?: Filter;
  /** Kept as the latest instant of records of these objects, too. */
  readonly latestOf?: readonly string[];
};

/** What this reader may do with an object's records; a screen shows what it says and works out nothing. */
export type ObjectAbilities = {
  readonly create: boolean;
  readonly update: Scope;
  readonly remove: Scope;
  readonly export: boolean;
};

export type ObjectContract = {
  readonly name: string;
  readonly module: string;
  readonly one: Phrase;
  readonly many: Phrase;
  readonly title: string;
  readonly owner?: string;
  readonly about: readonly string[];
  /** It is done about other records, and how. */
  readonly activity?: Activity;
  /** The yes or no by which its records are pinned on timelines, where this reader may know it. */
  readonly pin?: string;
  readonly variants: readonly Variant[];
  readonly listed: boolean;
  /** Fields by which a form asks for likely duplicates while it is filled in. */
  readonly alike?: readonly string[];
  /** Its records, or those with this value, are people, who may ask for their data and their erasure. */
  readonly subject?: true | { readonly field: string; readonly value: string };
  /** Every member reads it, whatever his role says. */
  readonly readByAll?: true;
  /** How its lists stand unless one asks otherwise; newest first where absent. */
  readonly order?: readonly Sort[];
  /** Its place in calendars, as far as this reader may read the fields that make it. */
  readonly calendar?: CalendarPlace;
  readonly custom: boolean;
  readonly course?: Course;
  /** A list of words that other records choose from. */
  readonly vocabulary?: true;
  readonly abilities: ObjectAbilities;
  readonly fields: readonly FieldContract[];
};

/** All objects that this reader may see, at one version of the workspace's schema. */
export type SchemaContract = {
  readonly version: number;
  readonly objects: readonly ObjectContract[];
  /** What every record has beside its object's fields: when and by whom it was made and last changed. */
  readonly recordFields: readonly FieldContract[];
};

export type { Address, Choice, Email, Linked, Money, Phone } from './define/declare.ts';
export type { Condition, Filter, Operator, Page, PageQuery, Sort, Stored } from './query/query.ts';
export type { Group, GroupQuery, Groups, Measure } from './query/group.ts';
export { mostGroups } from './query/most-groups.ts';
export type { GroupPeriod } from './query/periods.ts';
export type { CalendarPlace, Variant } from './define/descriptor.ts';

export type { Duplicate } from './quality/duplicates/find.ts';
export type { Likeness } from './quality/duplicates/likeness.ts';
/** Rules of fields, which a screen judges as the engine does. */
export { arrange } from './define/arrange.ts';
export type { LayoutSection } from './define/arrange.ts';
export { holds, isShown, ruleOperatorsOf } from './define/field-rules.ts';
export type { Course, EntryAsk, FieldRules } from './define/field-rules.ts';
export { rotten, type Limit } from './define/rotten.ts';

export { isOwnChoice, newChoiceKey } from './define/choice-keys.ts';

/** The texts of which a value is made, for the kinds that have them. */
export { membersOf } from './fields/members.ts';
export type { FieldMember } from './fields/members.ts';

export type { Deletion } from './write/bring-back.ts';
export type { Change, Swept } from './write/sweep.ts';
export type { TakenBack } from './write/take-back.ts';
export type SweepDeed = Sweep['deed'];
export type { AskedExport as ExportRequest } from './quality/export/look.ts';
/** What the screens of duplicates, merges and their undoing speak of. */
export type { Reason as DuplicateReason } from './quality/duplicates/likeness.ts';
export type { MergeByRule } from './quality/merge/by-rule.ts';
export type { MergeField, MergePreview } from './quality/merge/preview.ts';
export type { Added as AddedSince, AddedAt, AddedPage } from './quality/merge/added.ts';
export type { AllAlong, Along } from './quality/merge/along.ts';
export type { MoveAlong, Unmerged } from './quality/merge/unmerge.ts';
export type { MergeLine, UnmergePreview } from './quality/merge/unmerge-preview.ts';
export type { Queue as DuplicateQueue, QueuedPair } from './quality/review/queue.ts';
export type { SweepState } from './quality/review/rules.ts';

/** What the screens of an import speak of. */
export type { ColumnDates, DateReading } from '#persian/jalali/date-reading.ts';
export type { Analysis as ImportAnalysis, ColumnAnalysis } from './quality/import/analyse.ts';
export type { CheckResult } from './quality/import/check.ts';
export type { FileRow } from './quality/import/file-rows.ts';
export type { Decision, Issue, IssueCard, Proposal } from './quality/import/issues.ts';
export type { PlacedIssue } from './quality/import/cards.ts';
export type { JoinedRow, LeftOutRow } from './quality/import/imports.ts';
export type { SetMember } from './quality/import/going.ts';
export type { SavedMapping } from './quality/import/mappings.ts';
export type { Creatable, Need } from './quality/import/needs.ts';
export type { LeftRecord as UndoLeft, UndoPreview } from './quality/import/undo/undo.ts';
export type {
  Checking as ImportChecking,
  Progress as ImportProgress,
  Undo as ImportUndo,
} from './quality/import/object.ts';
export type { Plan as ImportPlan } from './quality/import/plan.ts';
export { byLikeness } from './quality/import/by-likeness.ts';
export { mostLikened } from './quality/import/most-likened.ts';
export { allKey, datesKey, deciding, sameRowKey } from './quality/import/rule-keys.ts';
export type { Guess } from './quality/import/recognise.ts';
export type { Suggestion } from './quality/import/suggest.ts';
