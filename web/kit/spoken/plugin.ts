import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const dictionaries = fileURLToPath(new URL('./persian.ts', import.meta.url));

const dictionaryModule =
  /[/\\](react-aria|react-stately|react-aria-components)[/\\]dist[/\\]private[/\\](?:.*[/\\])?intlStrings\.mjs$/;

/** The export of `persian.ts` that answers for one dictionary: `react-aria` + `datepicker` → `ariaDatepicker`. */
export const dictionaryName = (library: string, folder: string | undefined): string => {
  const owner = library.replace('react-aria-components', 'components').replace('react-', '');
  return folder === undefined ? owner : owner + folder.charAt(0).toUpperCase() + folder.slice(1);
};

/**
 * Gives every dictionary of the component library a Persian column. The library ships none, and what it says is heard
 * by people who use a screen reader; without this they hear English in a Persian page.
 *
 * Throws while building when the library's files no longer look as expected, so that an upgrade cannot lose Persian.
 */
export const spokenPersian = (): Plugin => ({
  name: 'spoken-persian',
  enforce: 'pre',
  transform(code, id) {
    const library = dictionaryModule.exec(id.split('?')[0] ?? id)?.[1];
    if (library === undefined) return null;
    return withPersian(code, library);
  },
});

/** The source of one dictionary module with its Persian column added. */
export const withPersian = (code: string, library: string): string => {
  const folder = /intl\/(?:(\w+)\/)?en-US\.mjs"/.exec(code);
  if (folder === null || !code.includes('"en-US":'))
    throw new Error(`${library}: a dictionary has a new shape; web/kit/spoken/plugin.ts must learn it.`);
  const name = dictionaryName(library, folder[1]);
  const column = `import { ${name} as persianWords } from ${JSON.stringify(dictionaries)};\n`;
  return column + code.replace('"en-US":', '"fa-IR": persianWords,\n    "en-US":');
};
