import type { SchemaContract, Stored } from '#records/contract.ts';
import { screens } from '#web/staff/screens.ts';
import type { TestProduct } from '../product.ts';
import { soldQuote } from './sold.ts';

/** One screen as somebody stands before it: its path, and a name that serves as a file's. */
export type ScreenAddress = { readonly name: string; readonly path: string };

/**
 * Every screen of the staff app at an address with something to see, read from the app's own list.
 * @throws where a screen's path has a part that nothing here can fill in
 */
export async function staffAddresses(product: TestProduct): Promise<ScreenAddress[]> {
  const { objects } = await product.api<SchemaContract>('/schema');
  const listed = objects.filter((object) => object.listed);
  const firstOf = async (object: string, filter?: object): Promise<string | undefined> => {
    const { records } = await product.api<{ records: Stored[] }>(`/records/${object}/query`, {
      limit: 1,
      ...(filter ? { filter } : {}),
    });
    return records[0]?.id;
  };
  const fill: Readonly<Record<string, () => Promise<ScreenAddress[]>>> = {
    '/r/$object': async () =>
      listed.flatMap(({ name, variants }) =>
        variants.length === 0
          ? [{ name: `list-${name}`, path: `/r/${name}` }]
          : variants.map((one) => ({
              name: `list-${name}-${one.name}`,
              path: `/r/${name}?variant=${one.name}`,
            })),
      ),
    '/r/$object/board': async () => [{ name: 'board-deal', path: '/r/deal/board' }],
    '/r/$object/$id': async () => {
      const kinds = ['person', 'organisation'].map((kind) => ({
        object: 'party',
        suffix: `-${kind}`,
        filter: { field: 'kind', op: 'eq', value: kind },
      }));
      const others = listed
        .filter(({ name }) => name !== 'party')
        .map(({ name }) => ({ object: name, suffix: '', filter: undefined }));
      const sold = await soldQuote(product);
      const found = await Promise.all(
        [...kinds, ...others].map(async ({ object, suffix, filter }) => ({
          name: `record-${object}${suffix}`,
          path: `/r/${object}/${object === 'deal' ? sold.deal : await firstOf(object, filter)}`,
        })),
      );
      return found.filter(({ path }) => !path.endsWith('/undefined'));
    },
    '/settings/quotes/$template': async () => [
      { name: 'settings-quotes-template', path: `/settings/quotes/${await firstOf('quote_template')}` },
    ],
    '/settings/texts/$message': async () => [
      { name: 'settings-texts-message', path: '/settings/texts/invitation' },
    ],
    '/import/$id': async () => [{ name: 'import-one', path: `/import/${await firstOf('import')}` }],
    '/merge/$object': async () => [
      { name: 'merge', path: `/merge/party?ids=${(await twoCompanies(product)).join()}` },
    ],
    '/merges/$id': async () => {
      const [winner, loser] = await twoCompanies(product);
      const { merge } = await product.api<{ merge: string | { id: string } }>('/records/party/merges', {
        winner: { id: winner },
        losers: [{ id: loser }],
      });
      return [{ name: 'unmerge', path: `/merges/${typeof merge === 'string' ? merge : merge.id}` }];
    },
  };
  /** `$roleId` is any role, `$object` any object; null where a part is named otherwise. */
  const stand = async (part: string): Promise<string | null> => {
    if (!part.startsWith('$')) return part;
    if (part === '$object' || part === '$chapter') return 'deal';
    const object = part.slice(1).replace(/Id$/, '');
    return objects.some(({ name }) => name === object) ? ((await firstOf(object)) ?? null) : null;
  };
  const found: ScreenAddress[] = [];
  for (const { path } of screens) {
    const filled = fill[path];
    const parts = filled ? [] : await Promise.all(path.slice(1).split('/').map(stand));
    if (filled) found.push(...(await filled()));
    else if (parts.includes(null)) throw new Error(`What stands for the open part of the screen ${path}?`);
    else
      found.push({ name: path.slice(1).replaceAll(/[/$]+/g, '-') || 'start', path: `/${parts.join('/')}` });
  }
  return found;
}

async function twoCompanies(product: TestProduct): Promise<readonly string[]> {
  const names = ['پارس سازه', 'شرکت پارس‌سازه (سهامی خاص)'];
  const made = names.map((name) =>
    product.api<{ id: string }>('/records/party', { kind: 'organisation', name }),
  );
  return (await Promise.all(made)).map(({ id }) => id);
}
