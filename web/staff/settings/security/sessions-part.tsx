import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';

import { Badge, Button, ConfirmDialog, RelativeDate, useWords } from '#web/kit/index.ts';
import { callApi, tellFailure } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Part, Twofold } from '../list.tsx';
import { deviceOf } from './device.ts';

const words = {
  title: { fa: 'نشست‌های باز', en: 'Open sessions' },
  hint: {
    fa: 'جاهایی که با حساب شما وارد شده‌اند. اگر یکی را نمی‌شناسید، پایانش دهید و گذرواژه را عوض کنید.',
    en: 'Where your account is signed in. If you do not know one, end it and change your password.',
  },
  this: { fa: 'همین دستگاه', en: 'This device' },
  end: { fa: 'پایان دادن', en: 'End' },
  endAll: { fa: 'خروج از همه‌جا', en: 'Sign out everywhere' },
  endTitle: { fa: 'این نشست پایان یابد؟', en: 'End this session?' },
  endBody: {
    fa: (device: string) => `${device} همان دم بیرون می‌آید. واگرد ندارد؛ آنجا باید دوباره وارد شوید.`,
    en: (device: string) =>
      `${device} is signed out at once. It cannot be undone; you will have to sign in there again.`,
  },
  endAllBody: {
    fa: 'همهٔ نشست‌ها، از جمله همین یکی، پایان می‌یابد و باید دوباره وارد شوید. واگرد ندارد.',
    en: 'All sessions end, this one included, and you will have to sign in again. It cannot be undone.',
  },
  notEnded: { fa: 'نشست پایان نیافت', en: 'The session was not ended' },
  unknown: { fa: 'دستگاه ناشناس', en: 'Unknown device' },
};

type Session = {
  readonly id: string;
  readonly current: boolean;
  readonly seenAt: string;
  readonly address: string;
  readonly agent: string;
};

export const sessionsKey = ['me', 'sessions'] as const;
const sessionsQuery = queryOptions({
  queryKey: sessionsKey,
  // Asked anew at every visit: no live message tells of another sign-in.
  staleTime: 0,
  queryFn: async ({ signal }) =>
    (await callApi<{ sessions: readonly Session[] }>('/sessions', { signal })).sessions,
});

/** Where the account is open, and the means to end it there. */
export const SessionsPart = () => {
  const text = useWords(words);
  const sessions = useQuery(sessionsQuery);
  const endAll = async () => {
    try {
      await callApi('/sessions', { method: 'DELETE' });
      location.assign('/sign-in');
    } catch (error) {
      tellFailure(text.notEnded, error);
    }
  };
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        <ConfirmDialog
          title={text.endAll}
          action={text.endAll}
          danger
          onConfirm={endAll}
          trigger={<Button>{text.endAll}</Button>}
        >
          {text.endAllBody}
        </ConfirmDialog>
      }
    >
      <Waiting query={sessions} rows={2}>
        {(found) => (
          <List label={text.title}>
            {found.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </List>
        )}
      </Waiting>
    </Part>
  );
};

const SessionRow = ({ session }: { readonly session: Session }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const device = deviceOf(session.agent);
  const Icon = device.hand ? Smartphone : Monitor;

  const end = async () => {
    try {
      await callApi(`/sessions/${session.id}`, { method: 'DELETE' });
      await client.invalidateQueries({ queryKey: sessionsKey });
    } catch (error) {
      tellFailure(text.notEnded, error);
    }
  };

  return (
    <ListRow
      actions={
        session.current ? (
          <Badge tone="success">{text.this}</Badge>
        ) : (
          <ConfirmDialog
            title={text.endTitle}
            action={text.end}
            danger
            onConfirm={end}
            trigger={<Button variant="quiet">{text.end}</Button>}
          >
            {text.endBody(device.name === '' ? text.unknown : device.name)}
          </ConfirmDialog>
        )
      }
    >
      <span className="text-ink-muted">
        <Icon aria-hidden="true" size={18} />
      </span>
      <Twofold
        title={device.name === '' ? text.unknown : <bdi>{device.name}</bdi>}
        detail={
          <>
            <bdi dir="ltr">{session.address}</bdi> · <RelativeDate value={session.seenAt} />
          </>
        }
      />
    </ListRow>
  );
};
