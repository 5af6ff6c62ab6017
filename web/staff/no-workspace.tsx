import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { DoorClosed } from 'lucide-react';

import { Button, EmptyState, useWords } from '#web/kit/index.ts';
import { callApi, useDeed, type Person } from '#web/records/index.ts';

import { signOut } from './sign-out.ts';

const words = {
  title: { fa: 'اکنون به فضای کاری راه ندارید', en: 'You have no workspace now' },
  body: {
    fa: 'دسترسی شما به این فضای کار برداشته شده است. اگر گمان می‌کنید اشتباه است، از مدیر آن بپرسید.',
    en: 'Your access to this workspace has ended. If you think this is a mistake, ask its administrator.',
  },
  enter: { fa: (name: string) => `رفتن به ${name}`, en: (name: string) => `Go to ${name}` },
  leave: { fa: 'خروج از حساب', en: 'Sign out' },
};

/** Signed in, though nowhere a member any more: other workspaces, or the way out. */
export const NoWorkspace = () => {
  const text = useWords(words);
  const deed = useDeed();
  const [entering, setEntering] = useState<string | null>(null);
  const { data: person } = useQuery({
    queryKey: ['person'],
    queryFn: ({ signal }) => callApi<Person>('/me/person', { signal }),
  });

  const enter = (key: string) => {
    setEntering(key);
    deed.run(async () => {
      await callApi('/me/workspace', { method: 'PUT', body: { key } });
      location.assign('/');
    });
  };

  return (
    <EmptyState
      page
      icon={<DoorClosed size={20} />}
      title={text.title}
      action={
        <>
          {(person?.workspaces ?? []).map(({ key, name }) => (
            <Button
              key={key}
              variant="primary"
              pending={deed.pending && entering === key}
              onPress={() => enter(key)}
            >
              {text.enter(name)}
            </Button>
          ))}
          <Button onPress={() => void signOut()}>{text.leave}</Button>
        </>
      }
    >
      {deed.problem?.detail ?? text.body}
    </EmptyState>
  );
};
