/** How far a right reaches: nothing, records that one is responsible for, those of one's team, or all of the workspace. */
export const scopes = ['none', 'own', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** What a role may do with one object. A missing object, like a missing word, means none. */
export type ObjectGrant = {
  readonly read: Scope;
  readonly create: boolean;
  readonly update: Scope;
  readonly remove: Scope;
  readonly export: boolean;
  /** Fields that are less than freely usable. A hidden one does not exist for the role; a read-only one cannot be written. */
  readonly fields: Readonly<Record<string, 'hidden' | 'read-only'>>;
};

/** Everything a role allows. `admin` may everything, including rights themselves. */
export type Grants = {
  readonly admin: boolean;
  readonly objects: Readonly<Record<string, ObjectGrant>>;
  /** Deeds beside records, by name: `members.invite`, `schema.change`, `jobs.retry`… */
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

export const fullGrant: ObjectGrant = {
  read: 'all',
  create: true,
  update: 'all',
  remove: 'all',
  export: true,
  fields: {},
};

/** What these grants say of one object. */
export const grantOn = (grants: Grants, object: string): ObjectGrant =>
  grants.admin ? fullGrant : (grants.objects[object] ?? noGrant);

export const mayDeed = (grants: Grants, deed: string): boolean => grants.admin || grants.deeds.includes(deed);
