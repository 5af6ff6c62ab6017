import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';

import { Button, ProgressBar, useWords } from '#web/kit/index.ts';
import { ApiProblem, sendFile } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { archivesKey, type Archive } from './archives.ts';
import { IncomingArchive } from './incoming-archive.tsx';

const words = {
  title: { fa: 'ورود از پروندهٔ کامل', en: 'Import a whole archive' },
  empty: {
    fa: 'این فضای کار هنوز خالی است و می‌تواند جای خود را به فضای کاری بدهد که از پیوند دیگری گرفته‌اید.',
    en: 'This workspace is still empty, so one that you took out of another Peyvand can take its place.',
  },
  filled: {
    fa: 'پروندهٔ کامل فقط در فضای کار خالی وارد می‌شود، تا با داده‌های اینجا آمیخته نشود: در «حساب من» فضای کار تازه‌ای بسازید، یا پیوند را در جای دیگری راه بیندازید.',
    en: 'A whole archive comes only into an empty workspace, so that nothing is mixed with what is here: make a new workspace under “My account”, or set Peyvand up elsewhere.',
  },
  choose: { fa: 'انتخاب پروندهٔ کامل', en: 'Choose the archive' },
  sending: { fa: 'در حال فرستادن پرونده', en: 'Sending the file' },
};

/** Where a whole archive comes in, while nothing is here that it could be mixed with. */
export const BringInPart = (props: { readonly archive: Archive | undefined; readonly empty: boolean }) => {
  const { archive, empty } = props;
  const text = useWords(words);
  const client = useQueryClient();
  const [sent, setSent] = useState<number>();
  const [problem, setProblem] = useState<string>();

  const send = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setSent(0);
    try {
      await sendFile(`/archives/incoming?${new URLSearchParams({ name: file.name })}`, file, setSent).done;
      await client.invalidateQueries({ queryKey: archivesKey });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.detail);
    }
    setSent(undefined);
  };

  return (
    <Part
      title={text.title}
      hint={empty ? text.empty : text.filled}
      actions={
        empty && sent === undefined && archive?.state !== 'running' ? (
          <FileTrigger acceptedFileTypes={['.zip']} onSelect={(files) => void send(files?.[0])}>
            <Button icon={<FileUp size={16} />}>{text.choose}</Button>
          </FileTrigger>
        ) : undefined
      }
    >
      {sent === undefined ? null : <ProgressBar label={text.sending} value={sent * 100} />}
      {problem === undefined ? null : (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      {empty && archive && sent === undefined ? <IncomingArchive archive={archive} /> : null}
    </Part>
  );
};
