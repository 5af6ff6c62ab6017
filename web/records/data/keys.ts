import type { GroupQuery, PageQuery } from '#records/contract.ts';

/** Names of what is held in the browser. Everything of one object stands under `['records', object]`. */
export const keys = {
  me: ['me'] as const,
  schema: ['schema'] as const,
  allRecords: ['records'] as const,
  object: (object: string) => ['records', object] as const,
  one: (object: string, id: string) => ['records', object, 'one', id] as const,
  pages: (object: string, query: PageQuery) => ['records', object, 'pages', query] as const,
  allPages: (object: string) => ['records', object, 'pages'] as const,
  groups: (object: string, query: GroupQuery) => ['records', object, 'groups', query] as const,
  count: (object: string, query: PageQuery) => ['records', object, 'count', query] as const,
  /** What the reader himself is told. */
  notices: ['notices'] as const,
  /** What happened to and around one record. */
  story: (object: string, id: string) => ['story', object, id] as const,
  allStories: ['story'] as const,
};
