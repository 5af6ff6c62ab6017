import { useEffect, useRef, useState } from 'react';
import { Square } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';

import {
  Button,
  ConfirmDialog,
  FormLayout,
  TextArea,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { AnswerView } from './answer-view.tsx';
import { isWrite, type Operation } from './document.ts';
import { addressOf, headersOf, send, type Answer } from './request.ts';
import { useTrial } from './trial-context.ts';

const words = {
  body: { fa: 'بدنهٔ JSON', en: 'JSON body' },
  file: { fa: 'پرونده', en: 'File' },
  chooseFile: { fa: 'انتخاب پرونده', en: 'Choose a file' },
  send: { fa: 'فرستادن', en: 'Send' },
  stop: { fa: 'توقف', en: 'Stop' },
  missing: { fa: 'این را پر کنید.', en: 'Fill this in.' },
  notJson: { fa: 'JSON درستی نیست: ', en: 'This is not valid JSON: ' },
  noFile: { fa: 'پرونده‌ای برگزینید.', en: 'Choose a file.' },
  unreachable: {
    fa: 'پاسخی نیامد. شبکه را ببینید و دوباره بفرستید.',
    en: 'No answer came. Check the network and send again.',
  },
  warnTitle: { fa: 'روی داده‌های واقعی می‌نویسد', en: 'This writes to real data' },
  warn: {
    fa: 'آنچه از اینجا بفرستید در همین فضای کار انجام می‌شود، درست مانند برنامه‌ای که آن را بفرستد. تا وقتی در این صفحه‌اید دوباره پرسیده نمی‌شود.',
    en: 'What you send from here is done in this workspace, just as if a program had sent it. You will not be asked again while you are on this page.',
  },
  goOn: { fa: 'می‌دانم، بفرست', en: 'I know, send it' },
};

export type TrialProps = {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly onParameters: (parameters: Readonly<Record<string, string>>) => void;
  readonly body: string | undefined;
  readonly onBody: (body: string) => void;
};

/** Fills an operation in, sends it and shows what came back. */
export const Trial = ({ operation, parameters, onParameters, body, onBody }: TrialProps) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const { key, warned, setWarned } = useTrial();
  const [answer, setAnswer] = useState<Answer>();
  const [failure, setFailure] = useState<string>();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<File>();
  const running = useRef<AbortController>(null);
  const [isRunning, setRunning] = useState(false);
  const takesFile = operation.body !== undefined && operation.body.type !== 'application/json';
  // A stream of events would go on after the page has gone.
  useEffect(() => () => running.current?.abort(), []);

  const check = (): boolean => {
    const found: Record<string, string> = {};
    for (const one of operation.parameters)
      if (one.required && !parameters[one.name]) found[one.name] = text.missing;
    const broken = body === undefined || takesFile ? undefined : whyNoJson(body);
    if (broken !== undefined) found['body'] = text.notJson + broken;
    if (takesFile && !file) found['body'] = text.noFile;
    setErrors(found);
    return Object.keys(found).length === 0;
  };

  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setRunning(true);
    setFailure(undefined);
    setAnswer(undefined);
    try {
      await send(
        addressOf(operation, { parameters }),
        {
          method: operation.method,
          headers: {
            ...headersOf(operation, { parameters }),
            ...(operation.body ? { 'content-type': operation.body.type } : {}),
          },
          body: takesFile ? file : body,
          key,
          locale,
          signal: controller.signal,
        },
        setAnswer,
      );
    } catch {
      if (controller.signal.aborted) setAnswer((shown) => (shown ? { ...shown, open: false } : shown));
      else setFailure(text.unreachable);
    }
    setRunning(false);
  };

  const submit = () => {
    if (isRunning || !check()) return;
    if (isWrite(operation) && !warned) setAsking(true);
    else void run();
  };

  return (
    <div className="flex flex-col gap-4">
      <FormLayout
        wide
        onSubmit={submit}
        problem={failure}
        actions={
          isRunning ? (
            <Button icon={<Square size={14} />} onPress={() => running.current?.abort()}>
              {text.stop}
            </Button>
          ) : (
            <Button type="submit" variant="primary">
              {text.send}
            </Button>
          )
        }
      >
        {operation.parameters.length === 0 ? null : (
          <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
            {operation.parameters.map(({ name, required }) => (
              <TextField
                key={name}
                label={name}
                kind="code"
                required={required ?? false}
                autoComplete="off"
                value={parameters[name] ?? ''}
                error={errors[name]}
                onChange={(value) => onParameters({ ...parameters, [name]: value })}
              />
            ))}
          </div>
        )}
        {takesFile ? (
          <FileInput label={text.file} file={file} error={errors['body']} onChange={setFile} />
        ) : null}
        {body === undefined || takesFile ? null : (
          <TextArea
            code
            label={text.body}
            rows={Math.min(16, body.split('\n').length + 1)}
            value={body}
            error={errors['body']}
            onChange={onBody}
          />
        )}
        <ConfirmDialog
          title={text.warnTitle}
          action={text.goOn}
          open={asking}
          onOpenChange={setAsking}
          onConfirm={() => {
            setWarned();
            void run();
          }}
        >
          {text.warn}
        </ConfirmDialog>
      </FormLayout>
      {answer ? <AnswerView answer={answer} /> : null}
    </div>
  );
};

const whyNoJson = (body: string): string | undefined => {
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const FileInput = (props: {
  readonly label: string;
  readonly file: File | undefined;
  readonly error: string | undefined;
  readonly onChange: (file: File | undefined) => void;
}) => {
  const text = useWords(words);
  return (
    <div role="group" aria-label={props.label} className="flex flex-col gap-1">
      <span className="text-sm font-medium">{props.label}</span>
      <div className="flex min-w-0 items-center gap-3">
        <FileTrigger onSelect={(files) => props.onChange(files?.[0])}>
          <Button>{text.chooseFile}</Button>
        </FileTrigger>
        <bdi className="min-w-0 truncate text-sm text-ink-muted">{props.file?.name}</bdi>
      </div>
      {props.error === undefined ? null : (
        <span role="alert" className="text-sm text-danger">
          {props.error}
        </span>
      )}
    </div>
  );
};
