import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Guess, SchemaContract } from '#records/contract.ts';
import { Button, Link, RadioGroup, Select, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import type { ImportView } from './data.ts';
import { DamageNotice, FileFacts, FilePreview } from './file-facts.tsx';
import { StepFooter } from './footer.tsx';

const words = {
  question: { fa: 'هر سطر این پرونده چیست؟', en: 'What is each row of this file?' },
  matched: {
    fa: (known: string, all: string) => `${known} ستون از ${all} ستون شناخته شد`,
    en: (known: string, all: string) => `${known} of ${all} columns are known`,
  },
  other: { fa: 'نوع دیگر', en: 'Something else' },
  next: { fa: 'ادامه', en: 'Continue' },
  back: { fa: 'پروندهٔ دیگر', en: 'Another file' },
};

const shownAtOnce = 4;
/** Of the best guess’s certainty; what is far behind it stands among the others. */
const worthNaming = 0.6;

const idOf = ({ object, variant }: Pick<Guess, 'object' | 'variant'>): string =>
  variant === undefined ? object : `${object}/${variant}`;

/** What the rows are: recognised by the columns, to be changed by whoever knows better. */
export const WhatStep = (props: {
  readonly view: ImportView;
  readonly chosen: { readonly object: string; readonly variant?: string | undefined } | undefined;
  readonly onNext: (object: string, variant: string | undefined) => void;
}) => {
  const { view, onNext } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale, digits } = useLocale();
  const guesses = view.analysis.guesses ?? [];
  const likely = guesses
    .filter(({ matched, score }) => matched > 0 && score >= (guesses[0]?.score ?? 0) * worthNaming)
    .slice(0, shownAtOnce);
  const first = props.chosen
    ? idOf({
        object: props.chosen.object,
        ...(props.chosen.variant ? { variant: props.chosen.variant } : {}),
      })
    : likely[0] && idOf(likely[0]);
  const [id, setId] = useState<string | null>(first ?? null);
  const number = (count: number): string => formatNumber(count, digits);

  const asOption = (guess: Guess): Option => ({
    id: idOf(guess),
    label: nameOf(schema, guess, locale),
    detail: text.matched(number(guess.matched), number(view.analysis.columns.length)),
  });
  const isLikely = likely.some((guess) => idOf(guess) === id);
  const others = guesses.filter((guess) => !likely.includes(guess)).map(asOption);
  const go = (): void => {
    const chosen = guesses.find((guess) => idOf(guess) === id);
    if (chosen) onNext(chosen.object, chosen.variant);
  };

  return (
    <>
      <div className="flex w-full max-w-5xl flex-1 flex-col gap-6 px-6 pb-8 max-sm:px-4">
        <FileFacts view={view} />
        <DamageNotice view={view} />
        <div className="flex flex-col gap-3">
          {likely.length > 0 ? (
            <RadioGroup
              label={text.question}
              options={likely.map(asOption)}
              value={isLikely ? id : null}
              onChange={setId}
            />
          ) : null}
          {others.length > 0 ? (
            <div className="max-w-sm">
              <Select
                label={likely.length > 0 ? text.other : text.question}
                options={others}
                value={isLikely ? null : id}
                onChange={setId}
              />
            </div>
          ) : null}
        </div>
        <FilePreview view={view} />
      </div>
      <StepFooter back={<Link href="/import">{text.back}</Link>}>
        <Button variant="primary" disabled={id === null} onPress={go}>
          {text.next}
        </Button>
      </StepFooter>
    </>
  );
};

const nameOf = (schema: SchemaContract, { object: name, variant }: Guess, locale: 'fa' | 'en'): string => {
  const object = schema.objects.find((one) => one.name === name);
  const one = object?.variants.find((other) => other.name === variant) ?? object;
  return one ? say(one.one, locale) : name;
};
