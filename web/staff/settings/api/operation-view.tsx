import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';

import { Bidi, useWords } from '#web/kit/index.ts';

import { CodeBlock } from './code-block.tsx';
import type { OpenApi, Operation } from './document.ts';
import { MethodMark } from './method-mark.tsx';
import { curlOf } from './request.ts';
import { ParameterTable, ShapeTable } from './shape-table.tsx';
import { exampleOf } from './shapes.ts';
import { Trial } from './trial.tsx';

const words = {
  parameters: { fa: 'پارامترها', en: 'Parameters' },
  body: { fa: 'بدنهٔ درخواست', en: 'Request body' },
  file: {
    fa: 'بدنه خود پرونده است، بدون هیچ پوششی.',
    en: 'The body is the file itself, without any wrapping.',
  },
  answer: { fa: 'شکل پاسخ', en: 'Shape of the answer' },
  line: { fa: 'در پایانه', en: 'In a terminal' },
  trial: { fa: 'آزمودن', en: 'Try it' },
};

type Props = { readonly operation: Operation; readonly reference: OpenApi };

/** One route: its line, and all about it once it is opened. What is closed costs nothing. */
export const OperationView = ({ operation, reference }: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      isExpanded={isOpen}
      onExpandedChange={setOpen}
      className="overflow-clip rounded-card bg-surface-1"
    >
      <Heading level={3}>
        <Button
          slot="trigger"
          className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-start outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2"
        >
          <MethodMark method={operation.method} />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 leading-title">
            <span className="font-medium">{operation.summary}</span>
            <span className="min-w-0 break-all text-ink-muted">
              <Bidi code>
                <span className="whitespace-normal">{operation.path}</span>
              </Bidi>
            </span>
          </span>
          <ChevronDown
            aria-hidden="true"
            size={16}
            className={`shrink-0 text-ink-muted transition-transform duration-(--quick) ${isOpen ? 'rotate-180' : ''}`}
          />
        </Button>
      </Heading>
      <DisclosurePanel>
        {isOpen ? <OperationBody operation={operation} reference={reference} /> : null}
      </DisclosurePanel>
    </Disclosure>
  );
};

const OperationBody = ({ operation, reference }: Props) => {
  const text = useWords(words);
  const { schemas } = reference.components;
  const { body, answer, parameters } = operation;
  const isJson = body?.type === 'application/json';
  const [filledIn, setFilledIn] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState(() =>
    body && isJson ? JSON.stringify(exampleOf(body.shape, schemas), null, 2) : undefined,
  );
  return (
    <div className="flex flex-col gap-5 px-4 pt-2 pb-5">
      {parameters.length === 0 ? null : (
        <Part title={text.parameters}>
          <ParameterTable label={text.parameters} parameters={parameters} />
        </Part>
      )}
      {body ? (
        <Part title={text.body}>
          {isJson ? (
            <ShapeTable label={text.body} shape={body.shape} components={schemas} />
          ) : (
            <p className="text-sm text-ink-muted">{text.file}</p>
          )}
        </Part>
      ) : null}
      {answer ? (
        <Part title={text.answer}>
          <ShapeTable label={text.answer} shape={answer} components={schemas} />
        </Part>
      ) : null}
      <Part title={text.line}>
        <CodeBlock label={text.line}>
          {curlOf(location.origin, operation, { parameters: filledIn, body: typed })}
        </CodeBlock>
      </Part>
      <Part title={text.trial}>
        <Trial
          operation={operation}
          parameters={filledIn}
          onParameters={setFilledIn}
          body={typed}
          onBody={setTyped}
        />
      </Part>
    </div>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <section aria-label={title} className="min-w-0">
    <h4 className="pb-1 leading-title font-strong">{title}</h4>
    {children}
  </section>
);
