import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';

import { classes } from './classes.ts';
import { focusFirstInvalid } from './first-invalid.ts';

export type FormLayoutProps = {
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  /** Buttons at the foot; a `type="submit"` one saves. Leave out where a Drawer's footer holds them (`form={id}`). */
  readonly actions?: ReactNode;
  /** A problem that belongs to no field. */
  readonly problem?: ReactNode;
  readonly id?: string;
  /** As wide as its place, for a form of one field in a column. */
  readonly wide?: boolean;
};

/**
 * One column, labels above, errors beneath. Ctrl-Enter saves from anywhere inside. The browser's own balloons are off:
 * errors are sentences under their fields, and the first one gets the focus.
 */
export const FormLayout = ({ children, onSubmit, actions, problem, id, wide }: FormLayoutProps) => {
  const form = useRef<HTMLFormElement>(null);
  const submitted = useRef(false);

  // Errors come with the render after a submission, be they the form's or the server's.
  useEffect(() => {
    if (submitted.current && focusFirstInvalid(form.current)) submitted.current = false;
  });

  useEffect(() => {
    const element = form.current;
    const save = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) element?.requestSubmit();
    };
    element?.addEventListener('keydown', save);
    return () => element?.removeEventListener('keydown', save);
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    submitted.current = true;
    onSubmit();
  };

  return (
    <form
      ref={form}
      id={id}
      noValidate
      onSubmit={submit}
      className={classes('flex w-full flex-col gap-stack', !wide && 'max-w-lg')}
    >
      {problem === undefined || problem === null ? null : (
        <p role="alert" className="flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger">
          <CircleAlert aria-hidden="true" size={16} className="mt-1 shrink-0" />
          <span>{problem}</span>
        </p>
      )}
      {children}
      {actions === undefined ? null : <div className="flex flex-wrap gap-2 pt-2">{actions}</div>}
    </form>
  );
};

/** A titled group of fields. */
export const FormSection = ({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) => (
  <fieldset className="flex min-w-0 flex-col gap-stack">
    <legend className="mb-2 contents">
      <span className="text-lg leading-title font-strong">{title}</span>
    </legend>
    {hint === undefined ? null : <p className="-mt-3 text-ink-muted">{hint}</p>}
    {children}
  </fieldset>
);

/** Two short fields that belong together (start and end, city and postal code); one column on a phone. */
export const FieldRow = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid grid-cols-2 gap-x-4 gap-y-stack max-sm:grid-cols-1">{children}</div>
);
