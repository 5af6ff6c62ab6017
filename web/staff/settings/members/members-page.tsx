import { useState } from 'react';

import type { Stored } from '#records/contract.ts';
import { Button, SearchField, useWords } from '#web/kit/index.ts';
import { RecordDrawer, useObject, useRecordPages, textIn } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { DepartureDialog } from './departure-dialog.tsx';
import { DropFactorDialog } from './drop-factor-dialog.tsx';
import { HandOvers } from './hand-overs.tsx';
import { MemberRow } from './member-row.tsx';
import { ResetDialog } from './reset-dialog.tsx';

const words = {
  title: { fa: 'همکاران', en: 'Members' },
  add: { fa: 'افزودن همکار', en: 'Add a member' },
  search: { fa: 'جستجوی همکار', en: 'Search members' },
  none: { fa: 'کسی با این نام نیست.', en: 'Nobody has this name.' },
  more: { fa: 'بیشتر', en: 'More' },
};

export type MemberDeed = 'edit' | 'invite' | 'reset' | 'drop-factor' | 'hand-over' | 'deactivate';

/** Who works here, in which role and team, and whether he can sign in. */
const MembersPage = () => {
  const text = useWords(words);
  const object = useObject('member');
  const [search, setSearch] = useState('');
  const list = useRecordPages('member', queryOf(search));
  const [open, setOpen] = useState<{ readonly deed: MemberDeed; readonly member?: Stored } | null>(null);
  const close = () => setOpen(null);
  return (
    <SettingsPage
      section="/settings/members"
      title={text.title}
      actions={
        object?.abilities.create ? (
          <Button variant="primary" onPress={() => setOpen({ deed: 'edit' })}>
            {text.add}
          </Button>
        ) : undefined
      }
    >
      <HandOvers />
      <div className="mb-3 max-w-sm">
        <SearchField label={text.search} value={search} onChange={setSearch} />
      </div>
      <Waiting query={list}>
        {(members) =>
          members.length === 0 ? (
            <p role="status" className="py-8 text-center text-ink-muted">
              {text.none}
            </p>
          ) : (
            <List label={text.title}>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} onDeed={(deed) => setOpen({ deed, member })} />
              ))}
            </List>
          )
        }
      </Waiting>
      {list.hasNextPage ? (
        <div className="mt-3">
          <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      ) : null}
      {open?.deed === 'edit' && object ? (
        <RecordDrawer
          title={open.member ? textIn(open.member, 'name') : text.add}
          object={object}
          {...(open.member ? { record: open.member } : {})}
          onSaved={close}
          onClose={close}
        />
      ) : null}
      {open?.deed === 'invite' && open.member ? <InviteDialog member={open.member} onClose={close} /> : null}
      {open?.deed === 'reset' && open.member ? <ResetDialog member={open.member} onClose={close} /> : null}
      {open?.deed === 'drop-factor' && open.member ? (
        <DropFactorDialog member={open.member} onClose={close} />
      ) : null}
      {(open?.deed === 'hand-over' || open?.deed === 'deactivate') && open.member ? (
        <DepartureDialog member={open.member} deactivate={open.deed === 'deactivate'} onClose={close} />
      ) : null}
    </SettingsPage>
  );
};

/** Who is active first, then by name in Persian order. */
const queryOf = (search: string) => ({
  sort: [
    { field: 'active', direction: 'desc' as const },
    { field: 'name', direction: 'asc' as const },
  ],
  limit: 100,
  ...(search.trim() === '' ? {} : { filter: { search } }),
});

export default MembersPage;
