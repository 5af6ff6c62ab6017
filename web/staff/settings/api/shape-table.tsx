import type { ReactNode } from 'react';

import { Bidi, classes, useWords } from '#web/kit/index.ts';

import type { OpenApi, Parameter, Shape } from './document.ts';
import { resolve, rowsOf, type Plain } from './shapes.ts';

const words = {
  name: { fa: 'نام', en: 'Name' },
  kind: { fa: 'نوع', en: 'Kind' },
  meaning: { fa: 'معنا', en: 'Meaning' },
  required: { fa: 'لازم', en: 'Required' },
  readOnly: { fa: 'خواندنی', en: 'Read-only' },
  oneOf: { fa: 'یکی از', en: 'One of' },
  standard: { fa: 'پیش‌فرض', en: 'Default' },
  string: { fa: 'متن', en: 'Text' },
  integer: { fa: 'عدد صحیح', en: 'Whole number' },
  number: { fa: 'عدد', en: 'Number' },
  boolean: { fa: 'بله یا خیر', en: 'Yes or no' },
  array: { fa: 'فهرست', en: 'List' },
  object: { fa: 'شیء', en: 'Object' },
  uuid: { fa: 'شناسه', en: 'Id' },
  date: { fa: 'روز', en: 'Day' },
  'date-time': { fa: 'زمان', en: 'Instant' },
  any: { fa: 'هر چیز', en: 'Anything' },
};
type Named = Exclude<keyof typeof words, 'name' | 'kind'>;

type LineProps = {
  readonly name: string;
  readonly depth?: number;
  readonly required: boolean;
  readonly shape: Plain;
  readonly note?: string;
};

/** The values of a body, each with its kind, whether it must be there, and what people call it. */
export const ShapeTable = (props: {
  readonly label: string;
  readonly shape: Shape;
  readonly components: OpenApi['components']['schemas'];
}) => {
  const rows = rowsOf(props.shape, props.components);
  return (
    <Table label={props.label}>
      {rows.map((row) => (
        <Line key={row.name} {...row} />
      ))}
    </Table>
  );
};

/** What stands in the address and the headers. */
export const ParameterTable = (props: {
  readonly label: string;
  readonly parameters: readonly Parameter[];
}) => (
  <Table label={props.label}>
    {props.parameters.map(({ name, required = false, schema = {}, description = '' }) => (
      <Line key={name} name={name} required={required} shape={resolve(schema, {})} note={description} />
    ))}
  </Table>
);

const Table = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => {
  const text = useWords(words);
  return (
    <table className="w-full text-sm" aria-label={label}>
      <thead className="text-start text-ink-muted max-sm:sr-only">
        <tr>
          {[text.name, text.kind, text.meaning].map((head) => (
            <th key={head} scope="col" className="py-1 pe-3 text-start font-normal">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};

/** On a phone the three stand in one cell's breadth, one beneath the other. */
const cell = 'py-1.5 pe-3 align-top max-sm:inline max-sm:p-0 max-sm:pe-2';

const Line = ({ name, depth = 0, required, shape, note }: LineProps) => {
  const text = useWords(words);
  const description = note || shape.description;
  return (
    <tr className="border-t border-surface-2 max-sm:block max-sm:py-2">
      <th
        scope="row"
        className={classes(cell, 'text-start font-normal sm:ps-[calc(var(--depth)*1rem)]')}
        style={{ '--depth': depth } as React.CSSProperties}
      >
        <Bidi code>{name}</Bidi>
        {required ? <span className="ps-2 text-danger">{text.required}</span> : null}
      </th>
      <td className={classes(cell, 'text-ink-muted sm:whitespace-nowrap')}>
        <Kind shape={shape} />
      </td>
      <td className={classes(cell, 'text-pretty sm:w-1/2')}>
        {shape.title ? <bdi className="pe-2">{shape.title}</bdi> : null}
        {shape.readOnly ? <span className="pe-2 text-ink-muted">{text.readOnly}</span> : null}
        {description ? <bdi className="text-ink-muted">{description}</bdi> : null}
        <Values shape={shape} />
      </td>
    </tr>
  );
};

const Kind = ({ shape }: { readonly shape: Plain }) => {
  const text = useWords(words);
  const kind = shape['x-kind'];
  if (kind) return <bdi>{kind}</bdi>;
  const name = [shape.format, shape.type].find((one) => typeof one === 'string' && one in words);
  return <>{typeof name === 'string' ? text[name as Named] : text.any}</>;
};

const mostValues = 12;

/** The words that are taken, and what stands where none is given. */
const Values = ({ shape }: { readonly shape: Plain }) => {
  const text = useWords(words);
  const choices = shape.enum ?? (shape.const === undefined ? [] : [shape.const]);
  return (
    <>
      {choices.length === 0 ? null : (
        <div className="text-ink-muted">
          {text.oneOf}:{' '}
          <Bidi code>
            <span className="whitespace-normal">
              {choices.slice(0, mostValues).map(String).join(', ')}
              {choices.length > mostValues ? ', …' : ''}
            </span>
          </Bidi>
        </div>
      )}
      {shape.default === undefined ? null : (
        <div className="text-ink-muted">
          {text.standard}: <Bidi code>{JSON.stringify(shape.default)}</Bidi>
        </div>
      )}
    </>
  );
};
