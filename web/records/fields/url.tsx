import { Bidi, Link, TextField } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

/** Only what a browser opens as a page: an address may come from a stranger's file. */
const hrefOf = (url: string): string | undefined => (/^https?:\/\//i.test(url) ? url : undefined);

const Display = ({ value }: DisplayProps) => {
  const href = hrefOf(String(value));
  const shown = (
    <Bidi>
      {String(value)
        .replace(/^https?:\/\/(www\.)?/i, '')
        .replace(/\/$/, '')}
    </Bidi>
  );
  return href === undefined ? (
    shown
  ) : (
    <Link quiet external href={href}>
      {shown}
    </Link>
  );
};

const Editor = (props: EditorProps) => (
  <TextField
    {...shared(props)}
    kind="url"
    autoComplete="off"
    value={typeof props.value === 'string' ? props.value : ''}
    onChange={props.onChange}
  />
);

/** The address of a site. */
export const url: FieldFace = { Display, Editor };
