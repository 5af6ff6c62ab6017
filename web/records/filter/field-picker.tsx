import { useMemo, useState } from 'react';
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { isOffered } from './offered.ts';
import { throughObject } from './resolve.ts';
import { filterWords } from './words.ts';

type Choice = { readonly id: string; readonly label: string; readonly folded: string };
type Section = { readonly id: string; readonly title: string; readonly choices: readonly Choice[] };

/** Which field: the object's own, then those of what it links to («صنعت شخص»). Typing narrows, Enter takes. */
export const FieldPicker = (props: {
  readonly object: ObjectContract;
  readonly schema: SchemaContract;
  /** Fields that the list's variant does not have. */
  readonly without: readonly string[];
  readonly onPick: (name: string) => void;
}) => {
  const { object, schema, without, onPick } = props;
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const [typed, setTyped] = useState('');
  const sections = useMemo((): readonly Section[] => {
    const choice = (field: FieldContract, before = '', words = ''): Choice => ({
      id: `${before}${field.name}`,
      label: say(field.label, locale),
      folded: foldSearch(`${field.label.fa} ${field.label.en} ${words}`),
    });
    const fields = object.fields.filter(({ name }) => !without.includes(name));
    const own = {
      id: 'own',
      title: say(object.one, locale),
      choices: [...fields, ...schema.recordFields].filter(isOffered).map((field) => choice(field)),
    };
    const through = fields.flatMap((link): readonly Section[] => {
      const target = link.kind === 'link' ? throughObject(schema, link) : undefined;
      if (!target) return [];
      const label = say(link.label, locale);
      const inner = target.fields.filter((field) => isOffered(field) && field.kind !== 'links');
      return [
        {
          id: link.name,
          title: text.through(label),
          choices: inner.map((field) => choice(field, `${link.name}.`, `${link.label.fa} ${link.label.en}`)),
        },
      ];
    });
    return [own, ...through];
  }, [object, schema, without, locale, text]);

  const wanted = foldSearch(typed);
  const shown = sections
    .map((section) => ({
      ...section,
      choices: section.choices.filter(({ folded }) => folded.includes(wanted)),
    }))
    // Fields of linked records are many: they come with the search, or when there is little else.
    .filter(
      ({ id, choices }) => choices.length > 0 && (id === 'own' || wanted !== '' || sections.length < 4),
    );

  return (
    <div className="flex w-64 max-w-full flex-col gap-1">
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={text.findField} autoFocus>
          <Input
            placeholder={text.findField}
            className="h-control w-full rounded-control border border-line bg-surface-1 px-2.5 outline-none placeholder:text-ink-faint focus:border-accent"
          />
        </SearchField>
        <Menu
          aria-label={text.findField}
          items={shown}
          onAction={(key) => onPick(String(key))}
          className="max-h-80 overflow-y-auto overscroll-contain outline-none"
          renderEmptyState={() => <p className="p-2 text-ink-muted">{text.noField}</p>}
        >
          {(section) => (
            <MenuSection id={section.id} items={section.choices}>
              <Header className="px-2 pt-2 pb-1 text-xs text-ink-muted">{section.title}</Header>
              {section.choices.map(({ id, label }) => (
                <MenuItem
                  key={id}
                  id={id}
                  textValue={label}
                  className="flex min-h-control items-center rounded-control px-2 outline-none select-none data-focused:bg-surface-2 data-hovered:bg-surface-2"
                >
                  <bdi className="truncate">{label}</bdi>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </div>
  );
};
