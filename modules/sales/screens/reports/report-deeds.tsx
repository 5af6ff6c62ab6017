import { Suspense, useState } from 'react';
import { BookmarkPlus, Check, Download, Ellipsis } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';

import type { ObjectContract } from '#records/contract.ts';
import { Button, IconButton, Menu, showToast, useWords, type MenuItem } from '#web/kit/index.ts';
import {
  tellFailure,
  useObject,
  useRemove,
  useSchema,
  useUpdate,
  ViewDialog,
  viewObject,
  type SavedView,
  type ViewDefinition,
} from '#web/records/index.ts';

import { reportPages, type ReportPage } from '../../contract/report-file.ts';
import { reportDialogWords, savedReportWords } from '../../contract/words/saved-reports.ts';
import { searchOf } from '../dashboard/address.ts';
import { useReportFile } from './use-report-file.ts';

type Props = {
  readonly page: ReportPage;
  /** The report as its address asks it, as it is seen. */
  readonly ask: Readonly<Record<string, string>>;
  /** The saved one that is looked at. */
  readonly saved: SavedView | undefined;
  /** The period that the page has where nothing is asked: it is part of what a file tells. */
  readonly usual: string;
};

/** Save the report as it is seen, share it, take it out as a file. */
const ReportDeeds = (props: Props) => {
  const { objects } = useSchema();
  const viewDefinition = useObject(viewObject);
  const told = reportPages[props.page].objects.flatMap(
    (name) => objects.find((object) => object.name === name) ?? [],
  );
  const [first] = told;
  if (!first) return null;
  return (
    <div className="flex items-center gap-1">
      {viewDefinition?.abilities.create ? (
        <Saving {...props} object={first} viewDefinition={viewDefinition} />
      ) : null}
      {told.every(({ abilities }) => abilities.export) ? <TakingOut {...props} /> : null}
    </div>
  );
};

const TakingOut = ({ page, ask, saved, usual }: Props) => {
  const text = useWords(savedReportWords);
  const file = useReportFile(page, {
    period: usual,
    ...ask,
    ...(saved ? { report: saved.id } : {}),
  });
  return (
    <Menu
      label={text.takeOut}
      placement="bottom end"
      trigger={<IconButton label={text.takeOut} icon={<Download size={16} />} pending={file.isPending} />}
      items={[
        { id: 'xlsx', label: text.excel, onSelect: () => file.mutate('xlsx') },
        { id: 'pdf', label: text.pdf, onSelect: () => file.mutate('pdf') },
      ]}
    />
  );
};

const Saving = (
  props: Props & { readonly object: ObjectContract; readonly viewDefinition: ObjectContract },
) => {
  const { page, ask, saved, object, viewDefinition } = props;
  const text = useWords(savedReportWords);
  const navigate = useNavigate();
  const update = useUpdate(viewDefinition, { quiet: true });
  const remove = useRemove(viewDefinition);
  const [asked, setAsked] = useState<'new' | 'edit' | null>(null);
  const { path } = reportPages[page];
  const definition: ViewDefinition = { sort: [], columns: [], layout: { kind: 'report', path, ask } };
  const { abilities } = viewDefinition;
  const mayChange = saved !== undefined && (saved.isMine || abilities.update === 'all');
  const mayRemove = saved !== undefined && (saved.isMine || abilities.remove === 'all');
  const layout = saved?.definition.layout;
  const isChanged = layout?.kind === 'report' && !sameAsk(layout.ask, ask);

  const saveChanges = async (of: SavedView) => {
    try {
      await update.mutateAsync({ record: of.record, values: { definition } });
      showToast({ message: text.saved(of.name) });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  const items: readonly MenuItem[] = [
    { id: 'new', label: text.saveAs, onSelect: () => setAsked('new') },
    ...(mayChange ? [{ id: 'edit', label: text.edit, onSelect: () => setAsked('edit') }] : []),
    ...(mayRemove
      ? [
          {
            id: 'remove',
            label: text.remove,
            danger: true,
            onSelect: () => {
              remove.mutate(saved.record);
              void navigate({ to: path, search: searchOf(ask) });
            },
          },
        ]
      : []),
  ];
  return (
    <>
      {mayChange && isChanged ? (
        <Button variant="quiet" icon={<Check size={16} />} onPress={() => void saveChanges(saved)}>
          <span className="text-accent">{text.saveChanges}</span>
        </Button>
      ) : null}
      {saved ? (
        <Menu
          label={text.deeds}
          placement="bottom end"
          trigger={<IconButton label={text.deeds} icon={<Ellipsis size={16} />} />}
          items={items}
        />
      ) : (
        <IconButton label={text.save} icon={<BookmarkPlus size={16} />} onPress={() => setAsked('new')} />
      )}
      {asked === null ? null : (
        <Suspense>
          <ViewDialog
            object={object}
            viewDefinition={viewDefinition}
            view={asked === 'edit' ? saved : undefined}
            definition={definition}
            suggested=""
            words={reportDialogWords}
            onClose={() => setAsked(null)}
            onSaved={(id) => {
              setAsked(null);
              void navigate({ to: path, search: { ...searchOf(ask), report: id } });
            }}
          />
        </Suspense>
      )}
    </>
  );
};

const sameAsk = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => one[name] === other[name]);

export default ReportDeeds;
