import { useState } from 'react';
import { useParams } from '@tanstack/react-router';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Menu, NoAccessState, Switch, useWords } from '#web/kit/index.ts';
import { useMe, useObject, useRecord, useSchema } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { usePageTitle } from '../../shell/index.tsx';
import { Part } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { DeedList } from './deed-list.tsx';
import { applyPreset, changesOf, noGrants, presets, type Grants } from './grants.ts';
import { Matrix } from './matrix.tsx';
import { RoleMenu } from './role-menu.tsx';
import { SaveBar } from './save-bar.tsx';
import { roleOf } from './use-roles.ts';

const words = {
  role: { fa: 'نقش', en: 'Role' },
  roles: { fa: 'نقش‌ها', en: 'Roles' },
  whom: { fa: 'این نقش نیست یا شما آن را نمی‌بینید.', en: 'There is no such role, or you may not see it.' },
  admin: { fa: 'همهٔ اختیارها', en: 'Every right' },
  adminHint: {
    fa: 'هر کاری، از جمله دادن اختیار به دیگران. دست‌کم یک همکار فعال باید چنین نقشی داشته باشد.',
    en: 'Everything, giving rights to others included. At least one active member must hold such a role.',
  },
  records: { fa: 'رکوردها', en: 'Records' },
  recordsHint: {
    fa: '«خود» یعنی آنچه مسئولش خود اوست، «تیم» آنچه در تیم او و تیم‌های زیر نظرش است.',
    en: '“Own” is what one is responsible for, “team” what one’s team and the teams one leads have.',
  },
  preset: { fa: 'تعیین یک‌جا', en: 'Set all at once' },
  nothing: { fa: 'هیچ', en: 'Nothing' },
  look: { fa: 'فقط دیدن همه', en: 'See all, change nothing' },
  own: { fa: 'کارهای خودش', en: 'Their own work' },
  team: { fa: 'کارهای تیمش', en: 'Their team’s work' },
  all: { fa: 'همهٔ رکوردها', en: 'All records' },
  deeds: { fa: 'کارهای دیگر', en: 'Other actions' },
};

/** What the holders of one role may see and do. */
const RolePage = () => {
  const text = useWords(words);
  const { roleId = '' } = useParams({ strict: false });
  const object = useObject('role');
  const query = useRecord('role', roleId, object !== undefined);
  const role = query.data ? roleOf(query.data) : undefined;
  usePageTitle(role?.name);
  return (
    <SettingsPage
      section="/settings/roles"
      above={{ href: '/settings/roles', label: text.roles }}
      wide
      title={role ? <bdi>{role.name}</bdi> : text.role}
      actions={object && query.data ? <RoleMenu object={object} record={query.data} /> : undefined}
    >
      <Waiting query={query} rows={10}>
        {(record) =>
          object && role?.grants ? (
            // A new version is a new beginning: what somebody else saved is not overwritten unseen.
            <RightsEditor key={record.version} object={object} record={record} saved={role.grants} />
          ) : (
            <NoAccessState whom={text.whom} />
          )
        }
      </Waiting>
    </SettingsPage>
  );
};

const RightsEditor = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly saved: Grants;
}) => {
  const { object, record, saved } = props;
  const text = useWords(words);
  const { abilities } = useMe();
  const { objects } = useSchema();
  const [grants, setGrants] = useState(saved);
  const changes = changesOf(saved, grants);
  const isLocked = object.abilities.update === 'none';

  return (
    <div className={changes.length > 0 ? 'pb-20' : undefined}>
      {roleOf(record).description === '' ? null : (
        <p className="mb-6 text-ink-muted">
          <bdi>{roleOf(record).description}</bdi>
        </p>
      )}
      <div className="mb-8">
        <Switch
          on={grants.admin}
          onChange={(admin) => setGrants(admin ? { ...noGrants, admin } : { ...saved, admin })}
          hint={text.adminHint}
          disabled={isLocked || !abilities.admin}
        >
          {text.admin}
        </Switch>
      </div>
      {grants.admin ? null : (
        <>
          <Part
            title={text.records}
            hint={text.recordsHint}
            actions={
              isLocked ? undefined : (
                <Menu
                  label={text.preset}
                  placement="bottom end"
                  trigger={<Button>{text.preset}</Button>}
                  items={presets.map((preset) => ({
                    id: preset,
                    label: text[preset],
                    onSelect: () => setGrants(applyPreset(grants, objects, preset)),
                  }))}
                />
              )
            }
          >
            <Matrix objects={objects} grants={grants} onChange={setGrants} disabled={isLocked} />
          </Part>
          <Part title={text.deeds}>
            <DeedList grants={grants} onChange={setGrants} disabled={isLocked} />
          </Part>
        </>
      )}
      <SaveBar
        object={object}
        record={record}
        grants={grants}
        changes={changes}
        onUndo={() => setGrants(saved)}
      />
    </div>
  );
};

export default RolePage;
