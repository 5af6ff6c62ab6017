import { useEffect, useState } from 'react';

import type { PublicQuote } from '#modules/sales/contract/quote.ts';
import type { Locale } from '#persian/bilingual.ts';
import { Button, Skeleton, useLocale, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';
import { ApiProblem } from '#web/records/data/problem.ts';

import { Answer } from './answer.tsx';
import { QuoteText } from './quote-text.tsx';
import { words } from './words.ts';

/** The token behind `#`: browsers send that part of an address to nobody, so that no log holds it. */
const tokenOf = (): string => globalThis.location.hash.slice(1);

/** A quote as its customer reads it, on a phone first, and answers it. */
export const QuotePage = (props: {
  readonly onLanguage: (language: Locale) => void;
  readonly onChoose: (language: Locale) => void;
}) => {
  const { onLanguage, onChoose } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [token] = useState(tokenOf);
  const { shown, problem, setShown } = useQuote(token, onLanguage);
  const other = locale === 'fa' ? 'en' : 'fa';
  const firm = shown?.document.seller.name;
  useEffect(() => {
    document.title = [shown?.document.number ?? text.quote, firm].filter(Boolean).join(' · ');
  }, [shown, firm, text]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col px-4 pb-28 sm:px-6">
      <header className="flex min-h-14 items-center gap-3 pt-3">
        <strong className="min-w-0 flex-1 truncate own-end text-lg font-strong">
          <bdi>{firm}</bdi>
        </strong>
        <Button variant="quiet" onPress={() => onChoose(other)}>
          {/* Each language is written in itself, so that whoever landed in the wrong one finds the way. */}
          <span lang={other}>{other === 'en' ? 'English' : 'فارسی'}</span>
        </Button>
      </header>
      <main className="flex flex-1 flex-col gap-4">
        {problem ? (
          <div role="alert" className="flex flex-1 flex-col items-start justify-center gap-2 pb-[20vh]">
            <h1 className="text-2xl text-balance leading-title font-strong">{problem.title}</h1>
            <p className="text-pretty text-ink-muted">{problem.detail}</p>
          </div>
        ) : shown ? (
          <>
            <QuoteText document={shown.document} />
            <Answer token={token} shown={shown} onAnswered={setShown} />
          </>
        ) : (
          <div aria-busy="true" aria-label={text.loading} className="flex flex-col gap-4 pt-4">
            <Skeleton className="h-10 w-2/3" />
            <Skeleton className="h-48 w-full" />
          </div>
        )}
      </main>
    </div>
  );
};

const useQuote = (token: string, onLanguage: (language: Locale) => void) => {
  const [shown, setShown] = useState<PublicQuote | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [tell] = useState(() => onLanguage);
  useEffect(() => {
    const look = async () => {
      try {
        const found = await callApi<PublicQuote>('/public-quotes/lookup', {
          method: 'POST',
          body: { token },
          stay: true,
        });
        tell(found.document.language);
        setShown(found);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
      }
    };
    void look();
  }, [token, tell]);
  return { shown, problem, setShown };
};
