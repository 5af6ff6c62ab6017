import type { ReactNode } from 'react';
import { Search, X } from 'lucide-react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components';

import { Kbd } from './bidi.tsx';
import { classes } from './classes.ts';
import { veilClass } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';
import { itemClass } from './option-class.ts';
import { Spinner } from './spinner.tsx';

const words = {
  label: { fa: 'جستجو و دستورها', en: 'Search and commands' },
  placeholder: { fa: 'جستجو یا دستور…', en: 'Search or command…' },
  results: { fa: 'نتیجه‌ها', en: 'Results' },
  close: { fa: 'بستن', en: 'Close' },
  searching: { fa: 'در حال جستجو', en: 'Searching' },
  nothing: { fa: 'چیزی پیدا نشد.', en: 'Nothing was found.' },
};

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
};

export type PaletteGroup = {
  readonly id: string;
  readonly title: string;
  readonly items: readonly PaletteItem[];
};

export type CommandPaletteProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  /** Already found and ranked for the text; the palette filters nothing itself. */
  readonly groups: readonly PaletteGroup[];
  readonly loading?: boolean;
  readonly placeholder?: string;
  readonly onChoose: (id: string) => void;
};

/** One input and what it finds. Arrows move, Enter chooses, Escape closes. */
export const CommandPalette = (props: CommandPaletteProps) => {
  const say = useWords(words);
  const { open, onOpenChange, text, onTextChange, groups, loading, onChoose } = props;
  const filled = groups.filter((group) => group.items.length > 0);
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className={classes(veilClass, 'flex items-start justify-center p-4 pt-[12vh] max-sm:p-0')}
    >
      <Modal className="w-full max-w-xl overflow-clip rounded-card bg-surface-1 shadow-float max-sm:h-full max-sm:max-w-none max-sm:rounded-none">
        <Dialog aria-label={say.label} className="flex max-h-[70vh] flex-col outline-none max-sm:max-h-full">
          <Autocomplete inputValue={text} onInputChange={onTextChange}>
            <TextField
              aria-label={say.label}
              autoFocus
              className="flex items-center gap-3 border-b border-surface-3 px-4"
            >
              {loading ? (
                <Spinner size={18} />
              ) : (
                <Search aria-hidden="true" size={18} className="shrink-0 text-ink-faint" />
              )}
              <Input
                dir="auto"
                placeholder={props.placeholder ?? say.placeholder}
                className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-faint placeholder-shown:[direction:inherit]"
              />
              <span className="max-sm:hidden">
                <Kbd>Esc</Kbd>
              </span>
              {/* A phone has no Escape, and here nothing beside to tap. */}
              <span className="-me-2 sm:hidden">
                <IconButton
                  slot={null}
                  label={say.close}
                  icon={<X size={18} />}
                  onPress={() => onOpenChange(false)}
                />
              </span>
            </TextField>
            <Menu
              aria-label={say.results}
              items={filled}
              onAction={(key) => onChoose(String(key))}
              className="min-h-0 overflow-y-auto overscroll-contain p-2 outline-none"
              renderEmptyState={() => (
                <p className="px-2 py-6 text-center text-ink-muted">
                  {loading ? <span className="sr-only">{say.searching}</span> : say.nothing}
                </p>
              )}
            >
              {(group) => (
                <MenuSection id={group.id} items={group.items}>
                  <Header className="px-2 pt-2 pb-1 text-xs text-ink-muted">{group.title}</Header>
                  {group.items.map((item) => (
                    <MenuItem key={item.id} id={item.id} textValue={item.label} className={itemClass}>
                      {item.icon === undefined ? null : (
                        <span className="grid size-5 shrink-0 place-items-center text-ink-muted">
                          {item.icon}
                        </span>
                      )}
                      <span className="flex min-w-0 flex-1 items-baseline gap-2">
                        <Text
                          slot="label"
                          dir="auto"
                          className={classes(
                            'truncate',
                            item.detail === undefined ? 'min-w-0' : 'max-w-[70%] shrink-0',
                          )}
                        >
                          {item.label}
                        </Text>
                        {item.detail === undefined ? null : (
                          <Text
                            slot="description"
                            dir="auto"
                            className="min-w-0 truncate text-sm text-ink-muted"
                          >
                            {item.detail}
                          </Text>
                        )}
                      </span>
                      {item.shortcut === undefined ? null : (
                        <span className="contents max-sm:hidden pointer-coarse:hidden">
                          <Kbd>{item.shortcut}</Kbd>
                        </span>
                      )}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
