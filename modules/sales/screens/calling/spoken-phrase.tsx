import { Fragment } from 'react';

import { say } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

import { fillPhrase, scriptPlaces, type PlaceValues } from '../../contract/script.ts';

// The phrase's own words decide, not what is filled into it, nor the page around it.
const persian = /\p{Script=Arabic}/u;

const inPersian = { dir: 'rtl', lang: 'fa' } as const;
const inEnglish = { dir: 'ltr', lang: 'en' } as const;

/** A phrase with its places filled; a place that nobody can fill is named, so that it is not read past. */
export const SpokenPhrase = (props: { readonly phrase: string; readonly places: PlaceValues }) => {
  const { locale } = useLocale();
  return (
    <span {...(persian.test(props.phrase) ? inPersian : inEnglish)} className="block whitespace-pre-line">
      {fillPhrase(props.phrase, props.places).map((part, index) => (
        <Fragment key={index}>
          {'text' in part ? (
            part.text
          ) : part.value === undefined ? (
            <span className="rounded-small bg-surface-2 px-1 text-ink-muted">
              {say(scriptPlaces[part.place], locale)}
            </span>
          ) : (
            <bdi className="font-medium text-accent">{part.value}</bdi>
          )}
        </Fragment>
      ))}
    </span>
  );
};
