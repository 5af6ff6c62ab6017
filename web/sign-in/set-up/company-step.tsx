import { useState } from 'react';

import { Button, FormLayout, TextField, useWords } from '#web/kit/index.ts';

import { Heading } from '../heading.tsx';
import type { StepProps } from './answers.ts';

const words = {
  title: { fa: 'خوش آمدید', en: 'Welcome' },
  lead: {
    fa: 'یک دقیقه کافی است. هر پاسخ را بعداً هم می‌توانید عوض کنید.',
    en: 'It takes a minute, and every answer can be changed later.',
  },
  company: { fa: 'نام شرکت یا کسب‌وکار', en: 'Name of the company' },
  example: { fa: 'بازرگانی آرمان', en: 'Arman Trading' },
  missing: { fa: 'نامی بنویسید که همکارانتان بشناسند.', en: 'Write a name that your colleagues know.' },
  next: { fa: 'ادامه', en: 'Continue' },
};

/** Whose customers these will be. */
export const CompanyStep = ({ answers, onChange, onNext }: StepProps) => {
  const text = useWords(words);
  const [missing, setMissing] = useState(false);
  const submit = () => {
    const empty = answers.company.trim() === '';
    setMissing(empty);
    if (!empty) onNext();
  };
  return (
    <>
      <Heading title={text.title}>{text.lead}</Heading>
      <FormLayout
        onSubmit={submit}
        actions={
          <Button type="submit" variant="primary" fill>
            {text.next}
          </Button>
        }
      >
        <TextField
          label={text.company}
          value={answers.company}
          onChange={(company) => onChange({ company })}
          placeholder={text.example}
          autoComplete="organization"
          maxLength={120}
          error={missing && answers.company.trim() === '' ? text.missing : undefined}
          autoFocus
        />
      </FormLayout>
    </>
  );
};
