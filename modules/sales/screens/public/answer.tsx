import { useState } from 'react';
import { CircleCheck, CircleX, Clock3, FileDown } from 'lucide-react';

import type { PublicQuote } from '#modules/sales/contract/quote.ts';
import { Button, Dialog, TextArea, TextField, useWords } from '#web/kit/index.ts';
import { callApi, callForFile } from '#web/records/data/api.ts';
import { useDeed } from '#web/records/data/use-deed.ts';

import { words } from './words.ts';

type Props = {
  readonly token: string;
  readonly shown: PublicQuote;
  readonly onAnswered: (shown: PublicQuote) => void;
};

/** The paper to take, and the answer: given once, and shown ever after. */
export const Answer = ({ token, shown, onAnswered }: Props) => {
  const text = useWords(words);
  const [asked, setAsked] = useState<'accept' | 'refuse' | null>(null);
  const download = useDeed();
  const isOpen = shown.state === 'sent' || shown.state === 'opened';
  const take = () =>
    download.run(async () => {
      const got = await callForFile('/public-quotes/paper', { token });
      if ('file' in got) save(got.file, `${shown.document.number}.pdf`);
      download.clear();
    });
  return (
    <>
      {isOpen ? null : <Outcome shown={shown} />}
      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-surface-3 bg-surface-1">
        <div className="mx-auto flex max-w-2xl flex-wrap items-center gap-2 px-4 py-3 sm:px-6">
          {isOpen ? (
            <>
              <Button variant="primary" onPress={() => setAsked('accept')}>
                {text.accept}
              </Button>
              <Button onPress={() => setAsked('refuse')}>{text.refuse}</Button>
            </>
          ) : null}
          <span className="ms-auto">
            <Button variant="quiet" icon={<FileDown size={16} />} pending={download.pending} onPress={take}>
              {text.pdf}
            </Button>
          </span>
          {download.problem === null ? null : (
            <p role="alert" className="w-full text-danger">
              {download.problem.detail}
            </p>
          )}
        </div>
      </div>
      {asked === null ? null : (
        <AnswerDialog
          token={token}
          accept={asked === 'accept'}
          onClose={() => setAsked(null)}
          onAnswered={(after) => {
            setAsked(null);
            onAnswered(after);
          }}
        />
      )}
    </>
  );
};

/** How it ended, in a sentence. */
const Outcome = ({ shown }: { readonly shown: PublicQuote }) => {
  const text = useWords(words);
  const name = shown.decidedBy ?? '';
  const told = {
    accepted: {
      Icon: CircleCheck,
      tone: 'bg-success-soft text-success',
      title: text.accepted,
      body: text.acceptedBody(name),
    },
    refused: {
      Icon: CircleX,
      tone: 'bg-danger-soft text-danger',
      title: text.refused,
      body: text.refusedBody(name),
    },
  } as const;
  const { Icon, tone, title, body } =
    shown.state === 'accepted' || shown.state === 'refused'
      ? told[shown.state]
      : { Icon: Clock3, tone: 'bg-warning-soft text-warning', title: text.expired, body: text.expiredBody };
  return (
    <div role="status" className={`flex items-start gap-3 rounded-card px-4 py-3 ${tone}`}>
      <Icon aria-hidden="true" size={20} className="mt-1 shrink-0" />
      <div>
        <h2 className="font-strong">{title}</h2>
        <p className="text-ink">{body}</p>
      </div>
    </div>
  );
};

const AnswerDialog = (props: {
  readonly token: string;
  readonly accept: boolean;
  readonly onClose: () => void;
  readonly onAnswered: (shown: PublicQuote) => void;
}) => {
  const { token, accept, onClose, onAnswered } = props;
  const text = useWords(words);
  const deed = useDeed();
  const [name, setName] = useState('');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const answer = () => {
    const isNamed = name.trim().length >= 2;
    setMissing(!isNamed);
    if (!isNamed) return;
    deed.run(async () => {
      const shown = await callApi<PublicQuote>('/public-quotes/answer', {
        method: 'POST',
        body: { token, accept, name, comment: comment.trim() === '' ? null : comment },
        stay: true,
      });
      onAnswered(shown);
    });
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={accept ? text.acceptTitle : text.refuseTitle}
      actions={
        <>
          <Button
            type="submit"
            form="quote-answer"
            variant={accept ? 'primary' : 'danger'}
            pending={deed.pending}
          >
            {accept ? text.sendAccept : text.sendRefuse}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.back}
          </Button>
        </>
      }
    >
      <form
        id="quote-answer"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          answer();
        }}
      >
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={120}
          required
          autoFocus
          error={missing && name.trim().length < 2 ? text.nameMissing : undefined}
        />
        <TextArea
          label={accept ? text.comment : text.why}
          value={comment}
          onChange={setComment}
          rows={3}
          maxLength={2_000}
        />
        {deed.problem === null ? null : (
          <p role="alert" className="text-danger">
            {deed.problem.detail}
          </p>
        )}
      </form>
    </Dialog>
  );
};

/** Hands a file to the browser, which asks where to put it or puts it where it puts files. */
function save(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
