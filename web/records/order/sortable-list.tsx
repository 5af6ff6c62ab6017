import type { ReactNode } from 'react';
import { GripVertical } from 'lucide-react';
import { Button, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';

import { classes, useWords } from '#web/kit/index.ts';

import { moved } from './sorting.ts';

const words = {
  drag: { fa: (name: string) => `جابه‌جایی ${name}`, en: (name: string) => `Move ${name}` },
};

/** Rows that are put in order by the mouse, or by keys: Enter on a row's handle takes it up, arrows carry it, Enter lays it down. */
export const SortableList = <Item extends { readonly id: string }>(props: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly onSort: (items: readonly Item[]) => void;
  readonly disabled?: boolean;
  /** What goes along when a row is moved: a heading takes its fields. The row itself where absent. */
  readonly together?: (item: Item) => ReadonlySet<string>;
  readonly rowClass?: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}) => {
  const { label, items, nameOf, onSort, disabled = false, together, rowClass, children } = props;
  const text = useWords(words);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const first = items.find(({ id }) => keys.has(id));
      const ids = first && together ? together(first) : new Set([...keys].map(String));
      if (!ids.has(String(target.key))) onSort(moved(items, ids, String(target.key), target.dropPosition));
    },
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="relative z-10 -my-px h-0.5 rounded-full data-drop-target:bg-accent"
      />
    ),
    isDisabled: disabled,
  });
  return (
    <GridList
      aria-label={label}
      items={items}
      dependencies={[items, children, disabled]}
      dragAndDropHooks={dragAndDropHooks}
      disallowTypeAhead
      keyboardNavigationBehavior="tab"
      className="overflow-clip rounded-card bg-surface-1 outline-none"
    >
      {(item: Item) => (
        <GridListItem
          id={item.id}
          textValue={nameOf(item)}
          className={classes(
            'group flex min-h-12 items-center gap-2 border-b border-surface-2 py-1.5 ps-1.5 pe-2 outline-none last:border-none data-dragging:opacity-50 data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent',
            rowClass?.(item),
          )}
        >
          {disabled ? (
            <span className="w-2" />
          ) : (
            <Button
              slot="drag"
              aria-label={text.drag(nameOf(item))}
              className="thumb grid h-8 w-6 shrink-0 cursor-grab place-items-center rounded-small text-ink-faint outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink max-sm:h-10"
            >
              <GripVertical aria-hidden="true" size={16} />
            </Button>
          )}
          {children(item)}
        </GridListItem>
      )}
    </GridList>
  );
};
