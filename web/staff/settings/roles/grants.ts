import type { ObjectContract } from '#records/contract.ts';

/** How far a right reaches; the words of the API. */
export const scopes = ['none', 'own', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];
export type FieldRule = 'hidden' | 'read-only';

export type ObjectGrant = {
  readonly read: Scope;
  readonly create: boolean;
  readonly update: Scope;
  readonly remove: Scope;
  readonly export: boolean;
  readonly fields: Readonly<Record<string, FieldRule>>;
};

/** What a role's document holds. */
export type Grants = {
  readonly admin: boolean;
  readonly objects: Readonly<Record<string, ObjectGrant>>;
  readonly deeds: readonly string[];
};

export const noGrant: ObjectGrant = {
  read: 'none',
  create: false,
  update: 'none',
  remove: 'none',
  export: false,
  fields: {},
};
export const noGrants: Grants = { admin: false, objects: {}, deeds: [] };

export const grantOn = (grants: Grants, object: string): ObjectGrant => grants.objects[object] ?? noGrant;

/** The grants with one object's changed. */
export const withGrant = (grants: Grants, object: string, grant: ObjectGrant): Grants => ({
  ...grants,
  objects: { ...grants.objects, [object]: grant },
});

/** An object without an owner knows only none and all; any scope on it reaches all. */
export const scopesOf = ({ owner }: Pick<ObjectContract, 'owner'>): readonly Scope[] =>
  owner === undefined ? ['none', 'all'] : scopes;

/** The scope as it works on the object. */
export const workingScope = (object: Pick<ObjectContract, 'owner'>, scope: Scope): Scope =>
  scope !== 'none' && object.owner === undefined ? 'all' : scope;

export const presets = ['nothing', 'look', 'own', 'team', 'all'] as const;
export type Preset = (typeof presets)[number];

const ofPreset: Readonly<Record<Preset, ObjectGrant>> = {
  nothing: noGrant,
  look: { ...noGrant, read: 'all' },
  own: { ...noGrant, read: 'own', create: true, update: 'own', remove: 'own' },
  team: { ...noGrant, read: 'team', create: true, update: 'team', remove: 'team', export: true },
  all: { ...noGrant, read: 'all', create: true, update: 'all', remove: 'all', export: true },
};

// Rights and people: no preset hands those on beside all the rest.
const ofAccess: ReadonlySet<string> = new Set(['role', 'team', 'member']);

/** The rights on all objects of the business in one stroke; field rules and those on people and roles stay. */
export const applyPreset = (grants: Grants, objects: readonly ObjectContract[], preset: Preset): Grants =>
  objects
    .filter(({ name }) => !ofAccess.has(name))
    .reduce(
      (changed, { name }) =>
        withGrant(changed, name, { ...ofPreset[preset], fields: grantOn(grants, name).fields }),
      grants,
    );

export type Right = 'read' | 'create' | 'update' | 'remove' | 'export';
export const rights: readonly Right[] = ['read', 'create', 'update', 'remove', 'export'];

/** One thing that saving would change. */
export type GrantChange =
  | { readonly of: 'admin'; readonly now: boolean }
  | { readonly of: 'deed'; readonly deed: string; readonly now: boolean }
  | {
      readonly of: 'right';
      readonly object: string;
      readonly right: Right;
      readonly before: Scope | boolean;
      readonly now: Scope | boolean;
    }
  | {
      readonly of: 'field';
      readonly object: string;
      readonly field: string;
      readonly before: FieldRule | undefined;
      readonly now: FieldRule | undefined;
    };

/** What saving would change, thing by thing, so that it can be read before. */
export const changesOf = (before: Grants, after: Grants): readonly GrantChange[] => [
  ...(before.admin === after.admin ? [] : [{ of: 'admin' as const, now: after.admin }]),
  ...(after.admin ? [] : objectChanges(before, after)),
  ...(after.admin ? [] : deedChanges(before, after)),
];

const objectChanges = (before: Grants, after: Grants): GrantChange[] =>
  [...new Set([...Object.keys(before.objects), ...Object.keys(after.objects)])].flatMap((object) => {
    const [old, now] = [grantOn(before, object), grantOn(after, object)];
    const fields = [...new Set([...Object.keys(old.fields), ...Object.keys(now.fields)])];
    return [
      ...rights
        .filter((right) => old[right] !== now[right])
        .map((right) => ({
          of: 'right' as const,
          object,
          right,
          before: old[right],
          now: now[right],
        })),
      ...fields
        .filter((field) => old.fields[field] !== now.fields[field])
        .map((field) => ({
          of: 'field' as const,
          object,
          field,
          before: old.fields[field],
          now: now.fields[field],
        })),
    ];
  });

const deedChanges = (before: Grants, after: Grants): GrantChange[] =>
  [...new Set([...before.deeds, ...after.deeds])]
    .filter((deed) => before.deeds.includes(deed) !== after.deeds.includes(deed))
    .map((deed) => ({ of: 'deed' as const, deed, now: after.deeds.includes(deed) }));
