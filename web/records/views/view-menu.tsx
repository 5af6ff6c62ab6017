import { Suspense, useState } from 'react';
import { BookmarkPlus, Check, Ellipsis } from 'lucide-react';

import type { ObjectContract } from '#records/contract.ts';
import { Badge, Button, IconButton, Menu, showToast, useWords, type MenuItem } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { useRemove, useUpdate } from '../data/write.ts';
import { ViewDialog } from '../list/fetched.ts';
import { useViewOrder } from './use-view-order.ts';
import { definitionOf, isChanged } from './definition.ts';
import { rivalsOf, type SavedView } from './view.ts';
import type { ViewDeedsProps } from './view-deeds.tsx';
import { viewWords } from './words.ts';

/** Save, save as, rename, share, make it the first, delete: where a view is open, or there is something to save. */
const ViewMenu = (props: ViewDeedsProps & { readonly viewDefinition: ObjectContract }) => {
  const { object, list, viewDefinition, onColumnsSaved } = props;
  const text = useWords(viewWords);
  const update = useUpdate(viewDefinition, { quiet: true });
  const remove = useRemove(viewDefinition);
  const [asked, setAsked] = useState<'new' | 'edit' | null>(null);
  const { view } = list;
  const definition = definitionOf(list, props.by, props.columns);
  const changed = view === undefined || props.columnsChanged || isChanged(view.definition, definition);
  const mine = view?.isMine ?? false;

  const save = async (of: SavedView) => {
    try {
      await update.mutateAsync({ record: of.record, values: { definition } });
      onColumnsSaved();
      // The address says what the view now says itself.
      list.change(
        {
          filter: undefined,
          search: undefined,
          sort: undefined,
          group: undefined,
          by: undefined,
          pipeline: undefined,
          view: of.id,
        },
        { replace: true },
      );
      showToast({ message: text.saved(of.name) });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  const openFirst = async (of: SavedView, whom: 'me' | 'all') => {
    try {
      for (const rival of rivalsOf(of, list.views))
        await update.mutateAsync({ record: rival.record, values: { opensFor: null } });
      await update.mutateAsync({
        record: of.record,
        values: { opensFor: of.opensFor === whom ? null : whom },
      });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  const order = useViewOrder(viewDefinition, list.views);
  const at = view ? order.mine.findIndex(({ id }) => id === view.id) : -1;

  const items: readonly MenuItem[] = [
    ...(view && mine
      ? [
          { id: 'edit', label: text.edit, onSelect: () => setAsked('edit') },
          {
            id: 'default-me',
            label: text.opensForMe,
            checked: view.opensFor === 'me',
            onSelect: () => void openFirst(view, 'me'),
          },
          ...(view.visibility === 'mine'
            ? []
            : [
                {
                  id: 'default-all',
                  label: text.opensForAll,
                  checked: view.opensFor === 'all',
                  onSelect: () => void openFirst(view, 'all'),
                },
              ]),
          ...(order.mine.length > 1
            ? [
                {
                  id: 'earlier',
                  label: text.earlier,
                  disabled: at <= 0,
                  onSelect: () => order.put(view.id, at - 1),
                },
                {
                  id: 'later',
                  label: text.later,
                  disabled: at >= order.mine.length - 1,
                  onSelect: () => order.put(view.id, at + 1),
                },
              ]
            : []),
        ]
      : []),
    { id: 'copy', label: text.copy, onSelect: () => setAsked('new') },
    ...(view && mine
      ? [
          {
            id: 'remove',
            label: text.remove,
            danger: true,
            onSelect: () => {
              remove.mutate(view.record);
              list.change({ view: undefined });
            },
          },
        ]
      : []),
  ];

  return (
    <div className="ms-auto flex shrink-0 items-center gap-1 empty:hidden">
      {view && changed ? <Badge tone="warning">{text.changed}</Badge> : null}
      {changed && view && mine ? (
        <Button variant="quiet" icon={<Check size={16} />} onPress={() => void save(view)}>
          <span className="text-accent max-sm:sr-only">{text.save}</span>
        </Button>
      ) : changed ? (
        <Button variant="quiet" icon={<BookmarkPlus size={16} />} onPress={() => setAsked('new')}>
          <span className="max-sm:sr-only">{view ? text.saveAs : text.save}</span>
        </Button>
      ) : null}
      {view ? (
        <Menu
          label={text.menu}
          placement="bottom end"
          trigger={<IconButton label={text.menu} icon={<Ellipsis size={16} />} />}
          items={items}
        />
      ) : null}
      {asked === null ? null : (
        <Suspense>
          <ViewDialog
            object={object}
            viewDefinition={viewDefinition}
            view={asked === 'edit' ? view : undefined}
            definition={definition}
            suggested={asked === 'new' && view && !changed ? text.copyOf(view.name) : ''}
            onClose={() => setAsked(null)}
            onSaved={(id) => {
              setAsked(null);
              if (asked === 'new') {
                onColumnsSaved();
                list.open(id);
              }
            }}
          />
        </Suspense>
      )}
    </div>
  );
};

export default ViewMenu;
