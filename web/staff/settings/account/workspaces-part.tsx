import { useState } from 'react';

import { Button, useWords } from '#web/kit/index.ts';
import { callApi, mayDeed, tellFailure, useMe } from '#web/records/index.ts';

import { List, ListRow, Part, Twofold } from '../list.tsx';
import { NewWorkspace } from './new-workspace.tsx';

const words = {
  title: { fa: 'فضاهای کار من', en: 'My workspaces' },
  hint: {
    fa: 'هر فضای کار شرکت یا شعبه‌ای جداست: همکاران، رکوردها و اختیارهای خودش را دارد.',
    en: 'Each workspace is a firm or branch of its own, with its own members, records and rights.',
  },
  here: { fa: 'اینجا هستید', en: 'You are here' },
  enter: { fa: 'رفتن به این فضا', en: 'Go there' },
  notEntered: { fa: 'به آن فضا نرفتید', en: 'You are still here' },
};

/** Only for who has several, or may make another: one goes to another by its name. */
export const WorkspacesPart = () => {
  const text = useWords(words);
  const me = useMe();
  const { person, workspace } = me;
  const [going, setGoing] = useState<string | null>(null);
  const mayMake = mayDeed(me, 'workspace.make');
  if (person.workspaces.length < 2 && !mayMake) return null;

  const enter = async (key: string) => {
    setGoing(key);
    try {
      await callApi('/me/workspace', { method: 'PUT', body: { key } });
      // Nothing of this workspace may stay in memory.
      location.assign('/');
    } catch (error) {
      setGoing(null);
      tellFailure(text.notEntered, error);
    }
  };

  return (
    <Part title={text.title} hint={text.hint} actions={mayMake ? <NewWorkspace /> : undefined}>
      <List label={text.title}>
        {person.workspaces.map(({ key, name }) => (
          <ListRow
            key={key}
            actions={
              key === workspace.key ? (
                <span className="px-2 text-sm text-ink-muted">{text.here}</span>
              ) : (
                <Button pending={going === key} onPress={() => void enter(key)}>
                  {text.enter}
                </Button>
              )
            }
          >
            <Twofold title={<bdi>{name}</bdi>} />
          </ListRow>
        ))}
      </List>
    </Part>
  );
};
