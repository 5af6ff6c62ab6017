import { useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { IconButton, Menu, useWords, type MenuGroup, type MenuItem } from '#web/kit/index.ts';
import {
  callApi,
  keys,
  mayDeed,
  useMe,
  useObject,
  useRemove,
  useUndoable,
  useUpdate,
  textIn,
} from '#web/records/index.ts';

import type { MemberDeed } from './members-page.tsx';

const words = {
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  edit: { fa: 'ویرایش', en: 'Edit' },
  invite: { fa: 'دعوت به ورود', en: 'Invite to sign in' },
  inviteAgain: { fa: 'دعوت دوباره', en: 'Invite again' },
  withdraw: { fa: 'پس گرفتن دعوت', en: 'Withdraw the invitation' },
  withdrawn: {
    fa: 'دعوت پس گرفته شد و پیوندش باز نمی‌شود.',
    en: 'The invitation is withdrawn; its link no longer opens.',
  },
  notWithdrawn: { fa: 'دعوت پس گرفته نشد', en: 'The invitation was not withdrawn' },
  reset: { fa: 'پیوند گذرواژهٔ تازه', en: 'New-password link' },
  dropFactor: { fa: 'برداشتن ورود دومرحله‌ای…', en: 'Remove the second factor…' },
  deactivate: { fa: 'غیرفعال کردن…', en: 'Deactivate…' },
  handOver: { fa: 'سپردن کارهایش…', en: 'Hand over their work…' },
  activate: { fa: 'فعال کردن', en: 'Activate' },
  activated: { fa: (name: string) => `${name} فعال شد.`, en: (name: string) => `${name} is active.` },
  remove: { fa: 'حذف', en: 'Remove' },
};

/** What the reader may do with a member; nothing where he may do nothing. */
export const MemberMenu = (props: {
  readonly member: Stored;
  readonly onDeed: (deed: MemberDeed) => void;
}) => {
  const text = useWords(words);
  const object = useObject('member');
  const groups = useGroupsOfDeeds(props.member, object, props.onDeed);
  const name = textIn(props.member, 'name');
  if (groups.length === 0) return null;
  return (
    <Menu
      label={text.more(name)}
      placement="bottom end"
      trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
      groups={groups}
    />
  );
};

const useGroupsOfDeeds = (
  member: Stored,
  object: ObjectContract | undefined,
  onDeed: (deed: MemberDeed) => void,
): readonly MenuGroup[] => {
  const me = useMe();
  const text = useWords(words);
  const way = useWayIn(member, onDeed);
  const change = useRecordDeeds(member, object, onDeed);
  const isMe = me.member.id === member.id;
  const groups = [
    object && object.abilities.update !== 'none'
      ? [{ id: 'edit', label: text.edit, onSelect: () => onDeed('edit') }]
      : [],
    mayDeed(me, 'members.invite') && !isMe ? way : [],
    [
      ...(mayDeed(me, 'members.hand-over')
        ? [{ id: 'hand-over', label: text.handOver, onSelect: () => onDeed('hand-over') }]
        : []),
      ...(isMe ? [] : change),
    ],
  ];
  return groups.filter((items) => items.length > 0).map((items) => ({ items }));
};

/** Letting in, keeping out and helping back in. */
const useWayIn = (member: Stored, onDeed: (deed: MemberDeed) => void): readonly MenuItem[] => {
  const text = useWords(words);
  const { access, active } = member.values;
  const client = useQueryClient();
  const undoably = useUndoable(() => client.invalidateQueries({ queryKey: keys.object('member') }));
  const at = `/members/${member.id}/invitation`;
  if (access === 'open')
    return [
      { id: 'reset', label: text.reset, onSelect: () => onDeed('reset') },
      { id: 'factor', label: text.dropFactor, onSelect: () => onDeed('drop-factor') },
    ];
  const invite =
    active === false
      ? []
      : [
          {
            id: 'invite',
            label: access === 'invited' ? text.inviteAgain : text.invite,
            onSelect: () => onDeed('invite'),
          },
        ];
  return access === 'invited'
    ? [
        ...invite,
        {
          id: 'withdraw',
          label: text.withdraw,
          onSelect: () =>
            void undoably({
              run: () => callApi(at, { method: 'DELETE' }),
              done: text.withdrawn,
              failed: text.notWithdrawn,
              undo: () => callApi(`${at}/restoration`, { method: 'POST' }),
            }),
        },
      ]
    : invite;
};

/** Whether he works here still; both can be undone. */
const useRecordDeeds = (
  record: Stored,
  object: ObjectContract | undefined,
  onDeed: (deed: MemberDeed) => void,
): readonly MenuItem[] => {
  const text = useWords(words);
  const update = useUpdate(object ?? nothing);
  const remove = useRemove(object ?? nothing);
  const name = textIn(record, 'name');
  const isActive = record.values['active'] !== false;
  return [
    ...(object && object.abilities.update !== 'none'
      ? [
          {
            id: 'active',
            label: isActive ? text.deactivate : text.activate,
            onSelect: () =>
              isActive
                ? onDeed('deactivate')
                : update.mutate({ record, values: { active: true }, undo: text.activated(name) }),
          },
        ]
      : []),
    ...(object && object.abilities.remove !== 'none'
      ? [{ id: 'remove', label: text.remove, danger: true, onSelect: () => remove.mutate(record) }]
      : []),
  ];
};

/** Stands in where the reader sees no members, so that hooks keep their order; nothing is ever sent for it. */
const nothing: ObjectContract = {
  name: 'member',
  module: 'records',
  one: { fa: '', en: '' },
  many: { fa: '', en: '' },
  title: 'name',
  about: [],
  variants: [],
  listed: false,
  custom: false,
  abilities: { create: false, update: 'none', remove: 'none', export: false },
  fields: [],
};
