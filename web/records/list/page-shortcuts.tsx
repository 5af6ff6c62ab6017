import { ShortcutSheet, useWords } from '#web/kit/index.ts';

import { boardShortcuts, listShortcuts, shortcutWords } from './shortcuts.ts';
import type { Layout } from './use-list.ts';

/** What the keys of a list, or of a board, do. */
const PageShortcuts = ({ layout }: { readonly layout: Layout }) => {
  const text = useWords(shortcutWords);
  return <ShortcutSheet sections={layout === 'list' ? listShortcuts(text) : boardShortcuts(text)} />;
};

export default PageShortcuts;
