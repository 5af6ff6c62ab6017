import { Bidi, Link } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

/** Only what a browser opens as a page: an address may come from a stranger's file. */
const hrefOf = (url: string): string | undefined => (/^https?:\/\//i.test(url) ? url : undefined);

const Display = ({ value, place }: DisplayProps) => {
  const href = hrefOf(String(value));
  const shown = (
    <Bidi cut={place === 'cell'}>
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

/** The address of a site. */
export const url: FieldFace = { Display };
