import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';

import { Badge, Button, EmptyState, RelativeDate, showDate, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useUndoable } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { NewKey } from './new-key.tsx';

const words = {
  title: { fa: 'کلیدهای API', en: 'API keys' },
  emptyTitle: { fa: 'هنوز کلیدی نیست', en: 'There is no key yet' },
  empty: {
    fa: 'با کلید، برنامهٔ دیگری (سایت، حسابداری، گزارش‌ساز) به نام شما با پیوند کار می‌کند؛ هرگز بیش از اختیار شما.',
    en: 'With a key another program (site, accounting, reports) works with Peyvand in your name; never beyond your rights.',
  },
  of: { fa: (name: string) => `به نام ${name}`, en: (name: string) => `for ${name}` },
  unused: { fa: 'هنوز به کار نرفته', en: 'Not used yet' },
  used: { fa: 'آخرین کاربرد:', en: 'Last used:' },
  until: { fa: (day: string) => `تا ${day}`, en: (day: string) => `until ${day}` },
  expired: { fa: 'زمانش گذشته', en: 'Expired' },
  revoke: { fa: 'باطل کردن', en: 'Revoke' },
  revokeOf: { fa: (name: string) => `باطل کردن «${name}»`, en: (name: string) => `Revoke “${name}”` },
  revoked: {
    fa: (name: string) => `«${name}» باطل شد.`,
    en: (name: string) => `“${name}” is revoked.`,
  },
  notRevoked: { fa: 'کلید باطل نشد', en: 'The key was not revoked' },
};

type Key = {
  readonly id: string;
  readonly name: string;
  readonly member: { readonly id: string; readonly name: string | null };
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
};

export const keysKey = ['api-keys'] as const;
const keysQuery = queryOptions({
  queryKey: keysKey,
  staleTime: 0,
  queryFn: async ({ signal }) => (await callApi<{ keys: readonly Key[] }>('/api-keys', { signal })).keys,
});

/** Keys by which programs speak for a member. */
const KeysPage = () => {
  const text = useWords(words);
  const found = useQuery(keysQuery);
  return (
    <SettingsPage
      section="/settings/keys"
      title={text.title}
      {...(found.data && found.data.length > 0 ? { count: found.data.length } : {})}
      actions={<NewKey />}
    >
      <Waiting query={found}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<KeyRound size={20} />} title={text.emptyTitle}>
              {text.empty}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {all.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </List>
          )
        }
      </Waiting>
    </SettingsPage>
  );
};

const KeyRow = ({ apiKey }: { readonly apiKey: Key }) => {
  const { name, member, usedAt } = apiKey;
  const text = useWords(words);
  const client = useQueryClient();
  const undoably = useUndoable(() => client.invalidateQueries({ queryKey: keysKey }));
  const at = `/api-keys/${apiKey.id}`;
  const revoke = () =>
    undoably({
      run: () => callApi(at, { method: 'DELETE' }),
      done: text.revoked(name),
      failed: text.notRevoked,
      undo: () => callApi(`${at}/restoration`, { method: 'POST' }),
    });
  return (
    <ListRow
      actions={
        <Button variant="quiet" aria-label={text.revokeOf(name)} onPress={() => void revoke()}>
          {text.revoke}
        </Button>
      }
    >
      <Twofold title={<bdi>{name}</bdi>} detail={member.name === null ? undefined : text.of(member.name)} />
      <span className="text-sm text-ink-muted">
        {usedAt === null ? (
          text.unused
        ) : (
          <>
            {text.used} <RelativeDate value={usedAt} />
          </>
        )}
      </span>
      <Expiry at={apiKey.expiresAt} />
    </ListRow>
  );
};

const Expiry = ({ at }: { readonly at: string | null }) => {
  const text = useWords(words);
  const locale = useLocale();
  if (at === null) return null;
  return at < new Date().toISOString() ? (
    <Badge tone="warning">{text.expired}</Badge>
  ) : (
    <span className="text-sm text-ink-muted">{text.until(showDate(at, locale))}</span>
  );
};

export default KeysPage;
