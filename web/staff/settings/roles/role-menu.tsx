import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { IconButton, Menu, useWords } from '#web/kit/index.ts';
import { RecordDrawer, useRemove } from '#web/records/index.ts';

const words = {
  more: { fa: 'کارهای این نقش', en: 'More for this role' },
  rename: { fa: 'تغییر نام و توضیح', en: 'Change name and description' },
  remove: { fa: 'حذف', en: 'Remove' },
};

/** Naming a role anew and removing it; one that somebody holds stays, and the server says so. */
export const RoleMenu = (props: { readonly object: ObjectContract; readonly record: Stored }) => {
  const { object, record } = props;
  const text = useWords(words);
  const navigate = useNavigate();
  const remove = useRemove(object);
  const [renaming, setRenaming] = useState(false);
  const mayUpdate = object.abilities.update !== 'none';
  const mayRemove = object.abilities.remove !== 'none';
  if (!mayUpdate && !mayRemove) return null;
  // The rights have the page; the drawer is for the words.
  const wordsOnly: ObjectContract = {
    ...object,
    fields: object.fields.filter(({ name }) => name !== 'grants'),
  };
  return (
    <>
      <Menu
        label={text.more}
        placement="bottom end"
        trigger={<IconButton label={text.more} icon={<Ellipsis size={16} />} />}
        items={[
          ...(mayUpdate ? [{ id: 'rename', label: text.rename, onSelect: () => setRenaming(true) }] : []),
          ...(mayRemove
            ? [
                {
                  id: 'remove',
                  label: text.remove,
                  danger: true,
                  onSelect: () =>
                    remove.mutate(record, { onSuccess: () => void navigate({ to: '/settings/roles' }) }),
                },
              ]
            : []),
        ]}
      />
      {renaming ? (
        <RecordDrawer
          title={text.rename}
          object={wordsOnly}
          record={record}
          onSaved={() => setRenaming(false)}
          onClose={() => setRenaming(false)}
        />
      ) : null}
    </>
  );
};
