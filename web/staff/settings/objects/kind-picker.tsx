import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { SearchField, useLocale, useWords } from '#web/kit/index.ts';

import { kindGroups, kindWords, type MadeKind } from './kinds.ts';

const words = {
  search: { fa: 'چه چیزی می‌خواهید نگه دارید؟', en: 'What do you want to keep?' },
  nothing: { fa: 'نوعی به این نام نیست.', en: 'No kind is called so.' },
};

/** All kinds of fields, in groups, each with what it is good for. */
export const KindPicker = (props: {
  readonly only?: readonly MadeKind[];
  readonly onPick: (kind: MadeKind) => void;
}) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const [search, setSearch] = useState('');
  const fits = (kind: MadeKind): boolean => {
    const { label, hint } = kindWords[kind];
    return (
      (props.only?.includes(kind) ?? true) &&
      foldSearch(`${label.fa} ${label.en} ${hint.fa} ${hint.en}`).includes(foldSearch(search))
    );
  };
  const groups = kindGroups
    .map(({ title, kinds }) => ({ title, kinds: kinds.filter(fits) }))
    .filter(({ kinds }) => kinds.length > 0);
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        label={text.search}
        placeholder={text.search}
        value={search}
        onChange={setSearch}
        autoFocus
      />
      {groups.length === 0 ? <p className="py-4 text-ink-muted">{text.nothing}</p> : null}
      {groups.map(({ title, kinds }) => (
        <section key={title.en} aria-label={say(title, locale)}>
          <h3 className="pb-1.5 text-sm text-ink-muted">{say(title, locale)}</h3>
          <div className="grid grid-cols-2 gap-1.5 max-sm:grid-cols-1">
            {kinds.map((kind) => (
              <KindButton key={kind} kind={kind} onPress={() => props.onPick(kind)} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
};

const KindButton = ({ kind, onPress }: { readonly kind: MadeKind; readonly onPress: () => void }) => {
  const { locale } = useLocale();
  const { label, hint, icon: Icon } = kindWords[kind];
  return (
    <AriaButton
      onPress={onPress}
      className="flex items-start gap-2.5 rounded-control bg-surface-2/70 px-3 py-2 text-start leading-title outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-surface-3"
    >
      <span className="mt-0.5 text-accent">
        <Icon size={16} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{say(label, locale)}</span>
        <span className="block text-sm text-ink-muted">{say(hint, locale)}</span>
      </span>
    </AriaButton>
  );
};
