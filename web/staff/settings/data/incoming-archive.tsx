import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, Card, ProgressBar, RadioGroup, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, forgetTraces, saySize, useDeed } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { archivesKey, contentsQuery, percentOf, type Archive, type Contents } from './archives.ts';

const words = {
  holds: { fa: 'آنچه می‌آید', en: 'What comes in' },
  files: { fa: 'پیوست', en: 'Attachments' },
  who: { fa: 'شما کدام همکارید؟', en: 'Which member are you?' },
  whoHint: {
    fa: 'همکاران بی گذرواژه می‌آیند؛ شما با همین حسابتان به جای یکی از مدیران وارد می‌شوید و دیگران را دوباره دعوت می‌کنید.',
    en: 'Members come without passwords: you enter as one of the administrators with your own account, and invite the others anew.',
  },
  load: { fa: 'وارد کردن', en: 'Bring it in' },
  again: { fa: 'تلاش دوباره', en: 'Try again' },
  loading: { fa: 'در حال خواندن پرونده', en: 'Reading the archive' },
  loadingHint: {
    fa: 'می‌توانید این صفحه را ببندید؛ تا پایان کار، چیزی در این فضای کار تغییر نمی‌کند.',
    en: 'You may leave this page; nothing changes in this workspace until it is done.',
  },
  ready: {
    fa: 'همه چیز آمده و شمرده شده است. با ورود، این فضای کار خالی جای خود را به آن می‌دهد.',
    en: 'Everything has come in and was counted. When you enter, it takes the place of this empty workspace.',
  },
  enter: { fa: (name: string) => `ورود به «${name}»`, en: (name: string) => `Enter “${name}”` },
};

/** An uploaded archive: what it holds, its coming in, and the way into what came. */
export const IncomingArchive = ({ archive }: { readonly archive: Archive }) => {
  const contents = useQuery(contentsQuery(archive.id));
  return (
    <Waiting query={contents} rows={2}>
      {(found) => <Steps key={archive.id} archive={archive} contents={found} />}
    </Waiting>
  );
};

const Steps = ({ archive, contents }: { readonly archive: Archive; readonly contents: Contents }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const client = useQueryClient();
  const deed = useDeed();
  const [self, setSelf] = useState(contents.self);

  const load = () =>
    deed.run(async () => {
      await callApi(`/archives/${archive.id}/loading`, { method: 'POST' });
      await client.invalidateQueries({ queryKey: archivesKey, exact: true });
      deed.clear();
    });
  const enter = () =>
    deed.run(async () => {
      await callApi(`/archives/${archive.id}/entry`, { method: 'POST', body: { member: self } });
      forgetTraces();
      window.location.assign('/');
    });

  return (
    <Card title={contents.name}>
      <div className="flex flex-col gap-5">
        <Holdings contents={contents} />
        {archive.state === 'running' ? <Loading archive={archive} /> : null}
        {archive.failure === null ? null : (
          <p role="alert" className="text-danger">
            {say(archive.failure, locale)}
          </p>
        )}
        {archive.state === 'ready' ? (
          <>
            <p>{text.ready}</p>
            <RadioGroup
              label={text.who}
              hint={text.whoHint}
              value={self}
              onChange={setSelf}
              options={contents.administrators.map(({ id, name, contacts }) => ({
                id,
                label: name,
                ...(contacts[0] === undefined ? {} : { detail: `\u2066${contacts[0]}\u2069` }),
              }))}
            />
          </>
        ) : null}
        {deed.problem === null ? null : (
          <p role="alert" className="text-danger">
            {deed.problem.detail}
          </p>
        )}
        {archive.state === 'read' || archive.state === 'failed' ? (
          <div>
            <Button variant="primary" pending={deed.pending} onPress={load}>
              {archive.state === 'failed' ? text.again : text.load}
            </Button>
          </div>
        ) : null}
        {archive.state === 'ready' ? (
          <div>
            <Button variant="primary" pending={deed.pending} disabled={self === null} onPress={enter}>
              {text.enter(contents.name)}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
};

const Loading = ({ archive }: { readonly archive: Archive }) => {
  const text = useWords(words);
  const value = percentOf(archive);
  return (
    <div>
      <ProgressBar label={text.loading} {...(value === undefined ? {} : { value })} />
      <p className="mt-2 text-sm text-ink-muted">{text.loadingHint}</p>
    </div>
  );
};

/** Every kind of record with its number. */
const Holdings = ({ contents }: { readonly contents: Contents }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const { files, objects } = contents;
  return (
    <dl
      aria-label={text.holds}
      className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-x-6 gap-y-2 text-sm"
    >
      {objects.map(({ name, label, rows }) => (
        <Holding key={name} name={say(label, locale)} count={formatNumber(rows, digits)} />
      ))}
      {files.count === 0 ? null : (
        <Holding
          name={text.files}
          count={`${formatNumber(files.count, digits)} (${saySize(files.bytes, { locale, digits })})`}
        />
      )}
    </dl>
  );
};

const Holding = ({ name, count }: { readonly name: string; readonly count: string }) => (
  <div className="flex justify-between gap-3 border-b border-surface-2 pb-1">
    <dt className="truncate text-ink-muted">{name}</dt>
    <dd>{count}</dd>
  </div>
);
