import type { ReactNode } from 'react';

import { Link, TextField, useWords } from '#web/kit/index.ts';
import { mayDeed, useMe } from '#web/records/index.ts';

import { CodeBlock } from './code-block.tsx';
import { useTrial } from './trial-context.ts';

const words = {
  begin: { fa: 'آغاز', en: 'To begin' },
  beginText: {
    fa: 'هر چه در صفحه‌ها می‌شود، با API هم می‌شود، با همان اختیارها. یک کلید بسازید و آن را در هر درخواست بفرستید.',
    en: 'Whatever the screens can do the API can, under the same rights. Make a key and send it with every request.',
  },
  makeKey: { fa: 'ساختن کلید API', en: 'Make an API key' },
  askKey: {
    fa: 'ساختن کلید در اختیار شما نیست؛ مدیر فضای کار می‌تواند آن را به نقش شما بدهد.',
    en: 'You may not make keys; an administrator of the workspace can give that to your role.',
  },
  first: { fa: 'نخستین درخواست', en: 'A first request' },
  pages: { fa: 'پالایه و برگه‌ها', en: 'Filters and pages' },
  pagesText: {
    fa: 'پالایه یک شرط است یا چند شرط با and، or و not. هر برگه در next نشانی برگهٔ بعد را دارد؛ آن را در cursor بفرستید.',
    en: 'A filter is a condition, or several with and, or, not. Each page says in next where the following begins; send it as cursor.',
  },
  writing: { fa: 'نوشتن بی‌خطر', en: 'Writing safely' },
  writingText: {
    fa: 'با Idempotency-Key یک کار دو بار انجام نمی‌شود، و با If-Match تغییر دیگری ناخواسته از میان نمی‌رود.',
    en: 'With Idempotency-Key nothing is done twice, and with If-Match nobody’s change is lost unseen.',
  },
  document: { fa: 'سند OpenAPI 3.1 همین فضای کار', en: 'The OpenAPI 3.1 document of this workspace' },
  trial: { fa: 'آزمودن با کلید', en: 'Trying with a key' },
  trialText: {
    fa: 'هر مسیر را می‌توان همین‌جا فرستاد: با نشست خودتان، یا با کلیدی که اینجا می‌گذارید. کلید جایی نگه داشته نمی‌شود.',
    en: 'Every route can be sent from here: with your own session, or with a key that you put here. The key is kept nowhere.',
  },
  key: { fa: 'کلید API', en: 'API key' },
  keyHint: { fa: 'خالی: با نشست خودتان', en: 'Empty: with your own session' },
};

const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'contains', value: 'فولاد' }));

/** What one must know before any route: a key, pages, safe writing. */
export const Guide = () => {
  const text = useWords(words);
  const me = useMe();
  const { origin } = globalThis.location;
  return (
    <div className="flex flex-col gap-7">
      <Part title={text.begin} explanation={text.beginText}>
        <p>
          {mayDeed(me, 'api.keys') ? (
            <Link href="/settings/keys">{text.makeKey}</Link>
          ) : (
            <span className="text-ink-muted">{text.askKey}</span>
          )}
        </p>
        <CodeBlock label={text.first}>
          {`export PEYVAND_KEY='…'\ncurl '${origin}/api/v1/records/party?limit=2' \\\n  -H "Authorization: Bearer $PEYVAND_KEY"`}
        </CodeBlock>
      </Part>
      <TrialKey />
      <Part title={text.pages} explanation={text.pagesText}>
        <CodeBlock label={text.pages}>
          {`# {"field": "name", "op": "contains", "value": "فولاد"}\ncurl '${origin}/api/v1/records/party?sort=name&limit=50&filter=${filter}' \\\n  -H "Authorization: Bearer $PEYVAND_KEY"`}
        </CodeBlock>
      </Part>
      <Part title={text.writing} explanation={text.writingText}>
        <CodeBlock label={text.writing}>
          {`curl -X PATCH '${origin}/api/v1/records/party/{id}' \\\n  -H "Authorization: Bearer $PEYVAND_KEY" \\\n  -H 'Content-Type: application/json' \\\n  -H 'If-Match: "3"' -H 'Idempotency-Key: change-1' \\\n  -d '{"sector": "…"}'`}
        </CodeBlock>
      </Part>
      <p>
        <Link external href="/api/v1/openapi.json">
          {text.document}
        </Link>
      </p>
    </div>
  );
};

/** The key that trials speak with in place of the session. */
const TrialKey = () => {
  const text = useWords(words);
  const { key, setKey } = useTrial();
  return (
    <Part title={text.trial} explanation={text.trialText}>
      <div className="max-w-md">
        <TextField
          label={text.key}
          hint={text.keyHint}
          kind="password"
          autoComplete="off"
          value={key}
          onChange={setKey}
        />
      </div>
    </Part>
  );
};

const Part = (props: {
  readonly title: string;
  readonly explanation: string;
  readonly children: ReactNode;
}) => (
  <section aria-label={props.title} className="flex min-w-0 flex-col gap-2">
    <h2 className="leading-title font-strong">{props.title}</h2>
    <p className="text-pretty text-ink-muted">{props.explanation}</p>
    {props.children}
  </section>
);
