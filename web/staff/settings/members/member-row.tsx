import { Button } from 'react-aria-components';

import type { Stored } from '#records/contract.ts';
import { Avatar, Badge, useWords } from '#web/kit/index.ts';
import { isLinked, useObject, textIn } from '#web/records/index.ts';

import { ListRow, Twofold } from '../list.tsx';
import type { MemberDeed } from './members-page.tsx';
import { MemberMenu } from './member-menu.tsx';

const words = {
  open: { fa: 'وارد می‌شود', en: 'Can sign in' },
  invited: { fa: 'دعوت شده', en: 'Invited' },
  none: { fa: 'بدون ورود', en: 'No sign-in' },
  inactive: { fa: 'غیرفعال', en: 'Not active' },
  noTeam: { fa: 'بدون تیم', en: 'No team' },
};

/** Name and job, role and team, way in, and what may be done. */
export const MemberRow = (props: {
  readonly member: Stored;
  readonly onDeed: (deed: MemberDeed) => void;
}) => {
  const { member, onDeed } = props;
  const text = useWords(words);
  const { values } = member;
  const name = textIn(member, 'name');
  const isActive = values['active'] !== false;
  const titleIn = (value: unknown) => (isLinked(value) ? value.title : null);
  const team = titleIn(values['team']);
  const mayEdit = useObject('member')?.abilities.update !== 'none';
  return (
    <ListRow actions={<MemberMenu member={member} onDeed={onDeed} />}>
      <Avatar name={name} decorative />
      <Twofold
        faint={!isActive}
        title={
          mayEdit ? (
            <Button
              onPress={() => onDeed('edit')}
              className="thumb block max-w-full rounded-small text-start outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-accent"
            >
              <bdi className="block w-fit max-w-full truncate">{name}</bdi>
            </Button>
          ) : (
            <bdi>{name}</bdi>
          )
        }
        detail={values['jobTitle'] ? <bdi>{textIn(member, 'jobTitle')}</bdi> : undefined}
      />
      <div className="w-48 min-w-0 leading-title max-sm:order-1 max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:gap-2 max-sm:ps-12">
        <bdi className="block w-fit max-w-full truncate max-sm:shrink-0">{titleIn(values['role'])}</bdi>
        {team === null ? (
          <span className="block text-sm text-ink-faint">{text.noTeam}</span>
        ) : (
          <bdi className="block w-fit max-w-full truncate text-sm text-ink-muted">{team}</bdi>
        )}
      </div>
      <span className="w-24 max-sm:w-auto">
        <AccessBadge access={values['access']} isActive={isActive} />
      </span>
    </ListRow>
  );
};

const AccessBadge = ({ access, isActive }: { readonly access: unknown; readonly isActive: boolean }) => {
  const text = useWords(words);
  if (!isActive) return <Badge>{text.inactive}</Badge>;
  if (access === 'open') return <Badge tone="success">{text.open}</Badge>;
  if (access === 'invited') return <Badge tone="info">{text.invited}</Badge>;
  return <Badge>{text.none}</Badge>;
};
