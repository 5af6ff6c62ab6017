import { useState } from 'react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChartPie } from 'lucide-react';

import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  Bidi,
  Button,
  Card,
  ConfirmDialog,
  CopyButton,
  EmptyState,
  showDate,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, tellFailure } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Part, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';

const words = {
  title: { fa: 'گزارش با SQL', en: 'Reports by SQL' },
  emptyTitle: { fa: 'هنوز هیچ ابزاری وصل نیست', en: 'No tool is connected yet' },
  empty: {
    fa: 'Metabase، Power BI، Grafana یا هر ابزاری که PostgreSQL می‌شناسد، رکوردهای این فضای کار را می‌خواند: فیلدهای خودتان هم ستون‌اند و تاریخ‌ها سال و ماه خورشیدی دارند. چیزی نمی‌نویسد و جز این فضای کار چیزی نمی‌بیند.',
    en: 'Metabase, Power BI, Grafana or any tool that knows PostgreSQL reads the records of this workspace: your own fields are columns, and dates have their Jalali year and month. It writes nothing and sees no other workspace.',
  },
  make: { fa: 'ساختن دسترسی', en: 'Create access' },
  again: { fa: 'گذرواژهٔ تازه', en: 'A new password' },
  againBody: {
    fa: 'نام کاربری و گذرواژهٔ کنونی همان دم از کار می‌افتد و باید در ابزارها عوض شود. واگرد ندارد.',
    en: 'The present user name and password stop working at once and have to be changed in the tools. It cannot be undone.',
  },
  remove: { fa: 'برداشتن دسترسی', en: 'Remove access' },
  removeBody: {
    fa: 'هر ابزاری که وصل است همان دم بیرون می‌افتد. واگرد ندارد، ولی بعداً می‌توانید دسترسی تازه‌ای بسازید.',
    en: 'Every tool that is connected is put out at once. It cannot be undone, though you can make a new access later.',
  },
  failed: { fa: 'نشد', en: 'It did not work' },
  connection: { fa: 'اتصال', en: 'Connection' },
  made: { fa: (day: string) => `ساخته‌شده در ${day}`, en: (day: string) => `Made on ${day}` },
  host: { fa: 'میزبان', en: 'Host' },
  port: { fa: 'درگاه', en: 'Port' },
  database: { fa: 'پایگاه داده', en: 'Database' },
  user: { fa: 'نام کاربری', en: 'User' },
  schema: { fa: 'طرح (schema)', en: 'Schema' },
  password: { fa: 'گذرواژه', en: 'Password' },
  address: { fa: 'نشانی اتصال', en: 'Connection string' },
  once: {
    fa: 'گذرواژه همین یک بار دیده می‌شود؛ آن را در ابزار بگذارید یا در جای امنی نگه دارید.',
    en: 'The password is shown this once: put it into the tool, or keep it in a safe place.',
  },
  socket: {
    fa: 'پایگاه دادهٔ همراه از بیرون بسته است: پیوند را با DATABASE_PORT (مثلاً 5433) آغاز کنید تا ابزارهای همین دستگاه با 127.0.0.1 و آن درگاه وصل شوند. از دستگاه دیگر تونل SSH بزنید.',
    en: 'The bundled database is closed to the outside: start Peyvand with DATABASE_PORT (5433, say), and tools on this machine reach it at 127.0.0.1 and that port. From another machine use an SSH tunnel.',
  },
  copy: { fa: (name: string) => `رونوشت ${name}`, en: (name: string) => `Copy ${name}` },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  views: { fa: 'نماها', en: 'Views' },
  viewsHint: {
    fa: 'هر نوع رکورد یک نماست و با تغییر فیلدها در یک دقیقه به‌روز می‌شود. هر پرسش ۶۰ ثانیه وقت دارد.',
    en: 'Each kind of record is a view, which follows changes of fields within a minute. A query may take 60 seconds.',
  },
  columns: {
    fa: (count: string) => `${count} ستون`,
    en: (count: string) => counted(count, 'column', 'columns'),
  },
};

type Connection = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly schema: string;
};
type Found = {
  readonly access: { readonly madeAt: string; readonly connection: Connection } | null;
  readonly views: readonly { readonly name: string; readonly words: Phrase; readonly columns: number }[];
};

const accessKey = ['report-access'] as const;
const accessQuery = queryOptions({
  queryKey: accessKey,
  staleTime: 0,
  queryFn: ({ signal }) => callApi<Found>('/report-access', { signal }),
});

/** A reading access by SQL for reporting tools: made, replaced, taken away. */
const ReportsPage = () => {
  const text = useWords(words);
  const client = useQueryClient();
  const found = useQuery(accessQuery);
  const [password, setPassword] = useState<string>();
  const [busy, setBusy] = useState(false);

  const change = async (method: 'POST' | 'DELETE') => {
    setBusy(true);
    try {
      const answer = await callApi<{ readonly password: string } | undefined>('/report-access', { method });
      setPassword(answer?.password);
    } catch (error) {
      tellFailure(text.failed, error);
    }
    await client.invalidateQueries({ queryKey: accessKey });
    setBusy(false);
  };

  return (
    <SettingsPage section="/settings/reports" title={text.title}>
      <Waiting query={found} rows={4}>
        {({ access, views }) => (
          <>
            {access === null ? (
              <EmptyState
                icon={<ChartPie size={20} />}
                title={text.emptyTitle}
                action={
                  <Button variant="primary" pending={busy} onPress={() => void change('POST')}>
                    {text.make}
                  </Button>
                }
              >
                {text.empty}
              </EmptyState>
            ) : (
              <Access
                access={access}
                password={password}
                onReplace={() => change('POST')}
                onRemove={() => change('DELETE')}
              />
            )}
            <Views views={views} />
          </>
        )}
      </Waiting>
    </SettingsPage>
  );
};

const Access = (props: {
  readonly access: NonNullable<Found['access']>;
  readonly password: string | undefined;
  readonly onReplace: () => Promise<void>;
  readonly onRemove: () => Promise<void>;
}) => {
  const { access, password, onReplace, onRemove } = props;
  const text = useWords(words);
  const locale = useLocale();
  const { connection, madeAt } = access;
  const isSocket = connection.host.startsWith('/');
  const lines = [
    ['host', isSocket ? '127.0.0.1' : connection.host],
    ['port', String(connection.port)],
    ['database', connection.database],
    ['schema', connection.schema],
    ['user', connection.user],
    ...(password === undefined
      ? []
      : ([
          ['password', password],
          ['address', addressOf(connection, password)],
        ] as const)),
  ] as const;
  return (
    <Part
      title={text.connection}
      hint={text.made(showDate(madeAt, locale))}
      actions={
        <div className="flex flex-wrap gap-2">
          <ConfirmDialog
            title={text.again}
            action={text.again}
            onConfirm={onReplace}
            trigger={<Button>{text.again}</Button>}
          >
            {text.againBody}
          </ConfirmDialog>
          <ConfirmDialog
            title={text.remove}
            action={text.remove}
            danger
            onConfirm={onRemove}
            trigger={<Button variant="quiet">{text.remove}</Button>}
          >
            {text.removeBody}
          </ConfirmDialog>
        </div>
      }
    >
      <Card>
        <dl className="flex flex-col gap-1">
          {lines.map(([name, value]) => (
            <div key={name} className="flex items-center gap-3">
              <dt className="w-32 shrink-0 text-ink-muted max-sm:w-24">{text[name]}</dt>
              <dd className="min-w-0 flex-1 break-all">
                <Bidi code>{value}</Bidi>
              </dd>
              <CopyButton value={value} label={text.copy(text[name])} done={text.copied} />
            </div>
          ))}
        </dl>
        {password === undefined ? null : <p className="mt-3 font-medium text-warning">{text.once}</p>}
        {isSocket && connection.port === 5432 ? (
          <p className="mt-3 text-sm text-ink-muted">{text.socket}</p>
        ) : null}
      </Card>
    </Part>
  );
};

const addressOf = ({ host, port, database, user }: Connection, password: string): string =>
  `postgresql://${user}:${password}@${host.startsWith('/') ? '127.0.0.1' : host}:${port}/${database}`;

const Views = ({ views }: { readonly views: Found['views'] }) => {
  const text = useWords(words);
  const { digits, locale } = useLocale();
  return (
    <Part title={text.views} hint={text.viewsHint}>
      <List label={text.views}>
        {views.map((view) => (
          <ListRow key={view.name}>
            <Twofold title={say(view.words, locale)} detail={<Bidi code>{view.name}</Bidi>} />
            <span className="text-sm text-ink-muted">{text.columns(formatNumber(view.columns, digits))}</span>
          </ListRow>
        ))}
      </List>
    </Part>
  );
};

export default ReportsPage;
