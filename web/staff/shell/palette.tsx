import { useEffect, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { Check, Settings2 } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { CommandPalette, useLocale, useWords, type PaletteGroup } from '#web/kit/index.ts';

import { soughtWords, useSections } from '../settings/sections.ts';
import { useShell, type FoundGroup, type FoundItem } from './context.ts';
import type { HeldKeys } from './held-keys.ts';
import { navigableScreens } from './screens.ts';
import { useAccountDeeds } from './user-menu.tsx';
import { shellWords } from './words.ts';

const pauseMs = 150;

/** All that there is, or what can be made alone. */
export type PaletteMode = 'all' | 'create';

/**
 * Ctrl-K: what can be done here, records, screens, settings and the look, by name in any spelling and under either keyboard
 * layout. The key C opens it over what can be made.
 */
export const Palette = (props: {
  readonly mode: PaletteMode | null;
  /** What is typed before it is there. */
  readonly held: HeldKeys;
  readonly onClose: () => void;
}) => {
  const { mode, held, onClose } = props;
  const open = mode !== null;
  const { suggest } = useShell();
  const words = useWords(shellWords);
  const router = useRouter();
  const [text, setText] = useState('');
  useEffect(() => held.release(), [held]);
  const { found, loading } = useFound(mode === 'all' ? text : '');
  const places = usePlaceGroups(text);
  const offers = open ? suggest?.(text) : undefined;
  const groups: readonly FoundGroup[] =
    mode === 'create'
      ? offers
        ? [offers.create]
        : []
      : [
          ...found,
          ...(offers ? [offers.recent, offers.here] : []),
          places.goTo,
          ...(offers ? [offers.create] : []),
          // Settings and the look are many: they come once something is asked for.
          ...(text.trim() === '' ? [] : [places.settings, places.look]),
        ];
  const shown = groups.map((group, at) => ({
    id: String(at),
    title: group.title,
    items: group.items.map((item, index) => ({ key: `${at} ${index}`, item })),
  }));

  const close = () => {
    setText('');
    onClose();
  };
  const choose = (item: FoundItem) => {
    close();
    if (item.run) item.run();
    else router.history.push(item.href);
  };

  return (
    <CommandPalette
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      text={text}
      onTextChange={setText}
      {...(mode === 'create' ? { placeholder: words.createWhat } : {})}
      groups={shown.map(({ id, title, items }): PaletteGroup => ({
        id,
        title,
        items: items.map(({ key, item: { label, detail, icon, shortcut } }) => ({
          id: key,
          label,
          icon,
          ...(detail === undefined ? {} : { detail }),
          ...(shortcut === undefined ? {} : { shortcut }),
        })),
      }))}
      loading={loading}
      onChoose={(id) => {
        const chosen = shown.flatMap(({ items }) => items).find(({ key }) => key === id);
        if (chosen) choose(chosen.item);
      }}
    />
  );
};

const plainly = (label: string, text: string): boolean => foldSearch(label).includes(foldSearch(text));

/** Screens, lists and views to go to; pages of settings; choices of the look and the language. */
const usePlaceGroups = (
  text: string,
): { readonly goTo: FoundGroup; readonly settings: FoundGroup; readonly look: FoundGroup } => {
  const { screens, places: lists = [], matches = plainly } = useShell();
  const { locale } = useLocale();
  const words = useWords(shellWords);
  const account = useAccountDeeds();
  const sections = useSections().flatMap((group) => group.sections);
  const going: readonly FoundItem[] = [
    ...navigableScreens(screens)
      .filter(({ label }) => matches(both(label), text))
      .map(({ path, label, navigation: { icon: Icon } }) => ({
        href: path,
        label: say(label, locale),
        icon: <Icon size={18} />,
      })),
    ...lists
      .flatMap(({ href, label, sought = label, icon, views = [] }) => [
        { href, label, sought, icon },
        ...views.map((view) => ({ ...view, sought: view.label, icon })),
      ])
      .filter(({ sought }) => matches(sought, text))
      .map(({ href, label, icon: Icon }) => ({ href, label, icon: <Icon size={18} /> })),
  ];
  return {
    goTo: { title: words.goTo, items: going },
    settings: {
      title: words.settings,
      items: sections
        .filter((section) => matches(`${both(shellWords.settings)} ${soughtWords(section)}`, text))
        .map(({ path, label, hint }) => ({
          href: path,
          label: say(label, locale),
          detail: say(hint, locale),
          icon: <Settings2 size={18} />,
        })),
    },
    look: {
      title: words.look,
      items: account.flatMap(({ title, items }) =>
        items
          .filter(({ label }) => matches(`${title ? both(title) : ''} ${both(label)}`, text))
          .flatMap(({ label, icon, checked, onSelect }) =>
            onSelect
              ? [
                  {
                    label: title ? `${say(title, locale)}: ${say(label, locale)}` : say(label, locale),
                    icon: checked ? <Check size={18} /> : (icon ?? <Settings2 size={18} />),
                    run: onSelect,
                  },
                ]
              : [],
          ),
      ),
    },
  };
};

/** What something is called in both languages, for whoever looks for it in the other one. */
const both = ({ fa, en }: Phrase): string => `${fa} ${en}`;

const nothing: readonly FoundGroup[] = [];

const useFound = (text: string): { readonly found: readonly FoundGroup[]; readonly loading: boolean } => {
  const { search } = useShell();
  const [state, setState] = useState({ of: '', found: nothing });
  const wanted = text.trim();

  useEffect(() => {
    if (search === undefined || wanted === '') return undefined;
    const abort = new AbortController();
    const find = async () => {
      try {
        const found = await search(wanted, abort.signal);
        if (!abort.signal.aborted) setState({ of: wanted, found });
      } catch {
        if (!abort.signal.aborted) setState({ of: wanted, found: nothing });
      }
    };
    const timer = setTimeout(() => void find(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, wanted]);

  if (search === undefined || wanted === '') return { found: nothing, loading: false };
  // Nobody has looked before the typist pauses, so nothing is said to be missing until then.
  return { found: state.found, loading: state.of !== wanted };
};
