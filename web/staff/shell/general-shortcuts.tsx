import { ShortcutDialog, useWords } from '#web/kit/index.ts';
import { generalShortcuts, shortcutWords } from '#web/records/index.ts';

/** What the keys do that mean the same on every page. */
export const GeneralShortcuts = (props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) => <ShortcutDialog sections={[generalShortcuts(useWords(shortcutWords))]} {...props} />;
