import { lazy, Suspense, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, LayoutSection, ObjectContract } from '#records/contract.ts';
import {
  Button,
  ConfirmDialog,
  IconButton,
  Menu,
  NoAccessState,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, keys, listHref, tellFailure, useObject } from '#web/records/index.ts';

import { usePageTitle } from '../../shell/index.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { LayoutEditor } from './layout-editor.tsx';
import { ObjectDialog } from './object-dialog.tsx';
import { useSchemaDeed, useSchemaUndo } from './use-schema-deed.ts';

const FieldDrawer = lazy(() => import('./field-drawer.tsx'));

const words = {
  above: { fa: 'رکوردها و فیلدها', en: 'Objects and fields' },
  unknown: { fa: 'چنین نوع رکوردی نیست', en: 'There is no such object' },
  add: { fa: 'فیلد تازه', en: 'New field' },
  more: { fa: 'کارهای دیگر', en: 'More' },
  rename: { fa: 'نام دیگر', en: 'Rename' },
  list: { fa: 'دیدن فهرست', en: 'See its list' },
  reset: { fa: 'چیدمان آغازین', en: 'Original layout' },
  wasReset: { fa: 'چیدمان مانند آغاز شد.', en: 'The layout is as it was at first.' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  removeTitle: { fa: (name: string) => `برداشتن «${name}»`, en: (name: string) => `Remove “${name}”` },
  removeText: {
    fa: 'فیلدها و فهرستش برداشته می‌شود. تا وقتی رکوردی دارد یا چیزی به آن پیوند دارد برداشته نمی‌شود.',
    en: 'Its fields and list go. While it has records, or anything links to it, it stays.',
  },
  removed: { fa: 'برداشته شد.', en: 'It was removed.' },
  notReset: { fa: 'چیدمان برنگشت', en: 'The layout did not come back' },
  notBack: { fa: 'برنگشت', en: 'It did not come back' },
  notRemoved: { fa: 'برداشته نشد', en: 'It was not removed' },
};

/** One object: its fields in the order of its form, and all that can be changed of them. */
const ObjectPage = () => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { object: name = '' } = useParams({ strict: false });
  const object = useObject(name);
  const [open, setOpen] = useState<{ readonly field?: FieldContract } | null>(null);
  usePageTitle(object ? say(object.many, locale) : undefined);
  const field = open?.field && object?.fields.find((one) => one.name === open.field?.name);
  return (
    <SettingsPage
      section="/settings/objects"
      above={{ href: '/settings/objects', label: text.above }}
      title={object ? <bdi>{say(object.many, locale)}</bdi> : text.unknown}
      actions={object ? <ObjectMenu object={object} /> : undefined}
    >
      {object ? (
        <>
          <LayoutEditor
            key={object.name}
            object={object}
            onEdit={(one) => setOpen({ field: one })}
            onAdd={
              <Button variant="primary" onPress={() => setOpen({})}>
                {text.add}
              </Button>
            }
          />
          {open && (field || !open.field) ? (
            <Suspense>
              <FieldDrawer
                key={open.field?.name ?? 'new'}
                object={object}
                field={field}
                onClose={() => setOpen(null)}
              />
            </Suspense>
          ) : null}
        </>
      ) : (
        <NoAccessState whom={text.unknown} />
      )}
    </SettingsPage>
  );
};

const ObjectMenu = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const deed = useSchemaDeed();
  const undo = useSchemaUndo();
  const [over, setOver] = useState<'rename' | 'remove' | null>(null);
  const path = `/schema/objects/${object.name}`;
  const put = (sections: readonly LayoutSection[] | null) =>
    callApi<{ readonly before: readonly LayoutSection[] | null }>(`${path}/layout`, {
      method: 'PUT',
      body: { sections },
    });
  const reset = () =>
    deed.run(async () => {
      const { before } = await put(null);
      deed.clear();
      showToast({ message: text.wasReset, undo: () => undo(() => put(before), text.notReset) });
    });
  const remove = async () => {
    try {
      await callApi(path, { method: 'DELETE' });
    } catch (error) {
      return tellFailure(text.notRemoved, error);
    }
    showToast({
      message: text.removed,
      undo: () => undo(() => callApi(`${path}/restoration`, { method: 'POST' }), text.notBack),
    });
    await navigate({ to: '/settings/objects' });
    await client.invalidateQueries({ queryKey: keys.schema });
  };
  return (
    <>
      <Menu
        label={text.more}
        placement="bottom end"
        trigger={<IconButton label={text.more} icon={<Ellipsis size={16} />} />}
        items={[
          ...(object.listed
            ? [{ id: 'list', label: text.list, onSelect: () => void navigate({ to: listHref(object.name) }) }]
            : []),
          { id: 'reset', label: text.reset, onSelect: reset },
          ...(object.custom
            ? [
                { id: 'rename', label: text.rename, onSelect: () => setOver('rename') },
                { id: 'remove', label: text.remove, danger: true, onSelect: () => setOver('remove') },
              ]
            : []),
        ]}
      />
      {over === 'rename' ? (
        <ObjectDialog object={object} onClose={() => setOver(null)} onSaved={() => setOver(null)} />
      ) : null}
      <ConfirmDialog
        title={text.removeTitle(say(object.many, locale))}
        action={text.remove}
        danger
        open={over === 'remove'}
        onOpenChange={(open) => setOver(open ? 'remove' : null)}
        onConfirm={remove}
      >
        {text.removeText}
      </ConfirmDialog>
    </>
  );
};

export default ObjectPage;
