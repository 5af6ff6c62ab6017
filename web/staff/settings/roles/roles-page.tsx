import { useNavigate } from '@tanstack/react-router';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Badge, Link, useLocale, useWords } from '#web/kit/index.ts';
import { useObject } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { NewRole } from './new-role.tsx';
import { useHolders } from './use-holders.ts';
import { roleOf, useRoleList, type Role } from './use-roles.ts';

const words = {
  title: { fa: 'نقش‌ها', en: 'Roles' },
  all: { fa: 'همهٔ اختیارها', en: 'Every right' },
  holders: {
    fa: (count: string) => `${count} نفر`,
    en: (count: string) => counted(count, 'person', 'people'),
  },
  nobody: { fa: 'کسی این نقش را ندارد', en: 'Nobody has it' },
};

/** The roles, and how many hold each. */
const RolesPage = () => {
  const text = useWords(words);
  const navigate = useNavigate();
  const object = useObject('role');
  const list = useRoleList();
  const holders = useHolders('role');
  return (
    <SettingsPage
      section="/settings/roles"
      title={text.title}
      count={list.records.length}
      actions={
        object?.abilities.create ? (
          <NewRole
            object={object}
            roles={list.records.map(roleOf)}
            onMade={(id) => void navigate({ to: `/settings/roles/${id}` })}
          />
        ) : undefined
      }
    >
      <Waiting query={list}>
        {(records) => (
          <List label={text.title}>
            {records.map((record) => (
              <RoleRow key={record.id} role={roleOf(record)} holders={holders.get(record.id) ?? 0} />
            ))}
          </List>
        )}
      </Waiting>
    </SettingsPage>
  );
};

const RoleRow = ({ role, holders }: { readonly role: Role; readonly holders: number }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  return (
    <ListRow>
      <Twofold
        title={
          <Link quiet href={`/settings/roles/${role.id}`}>
            <bdi>{role.name}</bdi>
          </Link>
        }
        detail={role.description === '' ? undefined : <bdi>{role.description}</bdi>}
      />
      <span className="flex items-center gap-x-4 max-sm:w-full max-sm:flex-row-reverse max-sm:justify-end">
        {role.grants?.admin ? <Badge tone="accent">{text.all}</Badge> : null}
        <span className="w-32 text-sm text-ink-muted max-sm:w-auto">
          {holders === 0 ? text.nobody : text.holders(formatNumber(holders, digits))}
        </span>
      </span>
    </ListRow>
  );
};

export default RolesPage;
