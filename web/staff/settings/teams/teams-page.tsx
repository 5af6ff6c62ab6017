import { useState } from 'react';
import { Ellipsis, Network } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { formatNumber } from '#persian/digits.ts';
import { Avatar, Button, EmptyState, IconButton, Menu, useLocale, useWords } from '#web/kit/index.ts';
import {
  isLinked,
  mayDeed,
  RecordDrawer,
  titleOf,
  useMe,
  useObject,
  useRecordPages,
  useRemove,
  textIn,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { useHolders } from '../roles/use-holders.ts';
import { SettingsPage } from '../settings-page.tsx';
import { treeOf, type Branch } from './tree.ts';

const words = {
  title: { fa: 'تیم‌ها', en: 'Teams' },
  new: { fa: 'تیم تازه', en: 'New team' },
  within: { fa: 'زیرتیم تازه', en: 'New team within' },
  edit: { fa: 'ویرایش', en: 'Edit' },
  remove: { fa: 'حذف', en: 'Remove' },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  noManager: { fa: 'بدون مدیر', en: 'No manager' },
  members: {
    fa: (count: string) => `${count} نفر`,
    en: (count: string) => counted(count, 'person', 'people'),
  },
  emptyTitle: { fa: 'هنوز تیمی نیست', en: 'There is no team yet' },
  empty: {
    fa: 'مدیر هر تیم کارهای همکارانش را می‌بیند؛ تیم‌ها می‌توانند زیرمجموعهٔ هم باشند.',
    en: 'The manager of a team sees its members’ work; teams can stand within each other.',
  },
};

const query = { sort: [{ field: 'name', direction: 'asc' }], limit: 200 } as const;

type Editing = { readonly record?: Stored; readonly parent?: Stored };

/** The tree of teams with their managers. */
const TeamsPage = () => {
  const text = useWords(words);
  const object = useObject('team');
  const list = useRecordPages('team', query);
  const holders = useHolders('team');
  const [editing, setEditing] = useState<Editing | null>(null);
  const may = useMayShape(object);
  const add = may ? (
    <Button variant="primary" onPress={() => setEditing({})}>
      {text.new}
    </Button>
  ) : undefined;
  return (
    <SettingsPage section="/settings/teams" title={text.title} count={list.records.length} actions={add}>
      <Waiting query={list}>
        {(records) =>
          records.length === 0 ? (
            <EmptyState icon={<Network size={20} />} title={text.emptyTitle}>
              {text.empty}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {treeOf(records).map((branch) => (
                <TeamRow
                  key={branch.record.id}
                  branch={branch}
                  members={holders.get(branch.record.id) ?? 0}
                  object={may ? object : undefined}
                  onEdit={setEditing}
                />
              ))}
            </List>
          )
        }
      </Waiting>
      {editing && object ? (
        <TeamDrawer object={object} editing={editing} onClose={() => setEditing(null)} />
      ) : null}
    </SettingsPage>
  );
};

/** Writing the records is one thing; shaping the tree another, which the server asks for as well. */
const useMayShape = (object: ObjectContract | undefined): boolean => {
  const me = useMe();
  return object?.abilities.create === true && mayDeed(me, 'teams.manage');
};

const TeamRow = (props: {
  readonly branch: Branch;
  readonly members: number;
  readonly object: ObjectContract | undefined;
  readonly onEdit: (editing: Editing) => void;
}) => {
  const { record, depth } = props.branch;
  const text = useWords(words);
  const { digits } = useLocale();
  const { manager } = record.values;
  const name = textIn(record, 'name');
  const managerName = isLinked(manager) ? manager.title : null;
  return (
    <ListRow
      depth={depth}
      actions={props.object ? <TeamMenu {...props} object={props.object} name={name} /> : undefined}
    >
      <Twofold title={<bdi>{name}</bdi>} />
      <span className="flex w-52 min-w-0 items-center gap-2 max-sm:w-auto">
        {managerName === null ? (
          <span className="text-sm text-ink-faint">{text.noManager}</span>
        ) : (
          <>
            <Avatar name={managerName} size="small" decorative />
            <bdi className="truncate">{managerName}</bdi>
          </>
        )}
      </span>
      <span className="w-20 text-sm text-ink-muted max-sm:w-auto">
        {text.members(formatNumber(props.members, digits))}
      </span>
    </ListRow>
  );
};

const TeamMenu = (props: {
  readonly object: ObjectContract;
  readonly branch: Branch;
  readonly name: string;
  readonly onEdit: (editing: Editing) => void;
}) => {
  const { object, branch, name, onEdit } = props;
  const text = useWords(words);
  const remove = useRemove(object);
  const { record } = branch;
  return (
    <Menu
      label={text.more(name)}
      placement="bottom end"
      trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
      items={[
        ...(object.abilities.update === 'none'
          ? []
          : [{ id: 'edit', label: text.edit, onSelect: () => onEdit({ record }) }]),
        { id: 'within', label: text.within, onSelect: () => onEdit({ parent: record }) },
        ...(object.abilities.remove === 'none'
          ? []
          : [{ id: 'remove', label: text.remove, danger: true, onSelect: () => remove.mutate(record) }]),
      ]}
    />
  );
};

const TeamDrawer = (props: {
  readonly object: ObjectContract;
  readonly editing: Editing;
  readonly onClose: () => void;
}) => {
  const { object, editing, onClose } = props;
  const text = useWords(words);
  const { record, parent } = editing;
  return (
    <RecordDrawer
      title={record ? (titleOf(object, record) ?? text.edit) : text.new}
      object={object}
      {...(record ? { record } : {})}
      {...(parent
        ? { prefill: { parent: { id: parent.id, object: 'team', title: titleOf(object, parent) ?? null } } }
        : {})}
      onSaved={onClose}
      onClose={onClose}
    />
  );
};

export default TeamsPage;
