import { useEffect, useMemo, useState } from 'react';
import { useRouter } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { CommandPalette, useLocale, useWords, type PaletteGroup } from '#web/kit/index.ts';

import { useShell, type FoundGroup } from './context.ts';
import { navigableScreens } from './screens.ts';
import { shellWords } from './words.ts';

const pauseMs = 150;

/** Ctrl-K: screens by name, and whatever the global search finds. Every result is a place to go to. */
export const Palette = (props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) => {
  const { screens, places: lists = [], suggest } = useShell();
  const { locale } = useLocale();
  const words = useWords(shellWords);
  const router = useRouter();
  const [text, setText] = useState('');
  const { found, loading } = useFound(props.open ? text : '');

  const places = useMemo((): PaletteGroup => {
    const wanted = foldSearch(text);
    const items = navigableScreens(screens)
      .filter(({ label }) => foldSearch(`${label.fa} ${label.en}`).includes(wanted))
      .map(({ path, label, navigation: { icon: Icon } }) => ({
        id: path,
        label: say(label, locale),
        icon: <Icon size={18} />,
      }));
    const listed = lists
      .flatMap(({ href, label, icon, views = [] }) => [
        { href, label, icon },
        ...views.map((view) => ({ ...view, icon })),
      ])
      .filter(({ label }) => foldSearch(label).includes(wanted))
      .map(({ href, label, icon: Icon }) => ({ id: href, label, icon: <Icon size={18} /> }));
    return { id: 'places', title: words.goTo, items: [...items, ...listed] };
  }, [screens, lists, text, locale, words]);

  const results = found.map(asGroup('found'));
  const suggested = props.open ? (suggest?.(text) ?? []).map(asGroup('suggested')) : [];
  const [recent, ...others] = suggested;

  const change = (open: boolean) => {
    if (!open) setText('');
    props.onOpenChange(open);
  };

  return (
    <CommandPalette
      open={props.open}
      onOpenChange={change}
      text={text}
      onTextChange={setText}
      groups={[...results, ...(recent ? [recent] : []), places, ...others]}
      loading={loading}
      onChoose={(id) => {
        change(false);
        router.history.push(id.slice(id.indexOf(' ') + 1));
      }}
    />
  );
};

const asGroup =
  (kind: string) =>
  ({ title, items }: FoundGroup, index: number): PaletteGroup => ({
    id: `${kind}-${index}`,
    title,
    // One record may be found and have been looked at: its place in the list tells the two apart.
    items: items.map(({ href, ...item }) => ({ ...item, id: `${kind}-${index} ${href}` })),
  });

const nothing: readonly FoundGroup[] = [];

const useFound = (text: string): { readonly found: readonly FoundGroup[]; readonly loading: boolean } => {
  const { search } = useShell();
  const [state, setState] = useState({ found: nothing, loading: false });
  const wanted = text.trim();

  useEffect(() => {
    if (search === undefined || wanted === '') return undefined;
    const abort = new AbortController();
    const find = async () => {
      setState((before) => ({ ...before, loading: true }));
      try {
        const found = await search(wanted, abort.signal);
        if (!abort.signal.aborted) setState({ found, loading: false });
      } catch {
        if (!abort.signal.aborted) setState({ found: nothing, loading: false });
      }
    };
    const timer = setTimeout(() => void find(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, wanted]);

  return search === undefined || wanted === '' ? { found: nothing, loading: false } : state;
};
