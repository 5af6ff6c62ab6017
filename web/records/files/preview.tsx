import { useQuery } from '@tanstack/react-query';

import { Button, Dialog, ErrorState, Link, Skeleton, useWords } from '#web/kit/index.ts';

import { contentHref } from './content.ts';

const words = {
  save: { fa: 'دریافت پرونده', en: 'Download the file' },
  close: { fa: 'بستن', en: 'Close' },
  failed: { fa: 'محتوای پرونده خوانده نشد', en: 'The content could not be read' },
};

/** Pictures that every browser shows and the server gives out as such. */
const pictures = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/;
const mostTextBytes = 512 * 1024;

/** A page is the browser's to show, in a tab of its own: its viewer of PDF does not open in a sandbox. */
export type Look = 'picture' | 'page' | 'text';

/** How a file can be looked at without saving it; what could run anything, or is too long to read, is only saved. */
export const lookOf = (type: string, bytes: number): Look | undefined => {
  if (pictures.test(type)) return 'picture';
  if (type === 'application/pdf') return 'page';
  return /^text\/plain\b/.test(type) && bytes <= mostTextBytes ? 'text' : undefined;
};

/** A file over the page. The server says of each kind what the browser may do with it, which is to show it and no more. */
export const Preview = (props: {
  readonly id: string;
  readonly name: string;
  readonly look: Exclude<Look, 'page'>;
  readonly onClose: () => void;
}) => {
  const { id, name, look, onClose } = props;
  const text = useWords(words);
  const href = contentHref(id, true);
  return (
    <Dialog
      title={name}
      size="large"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>{text.close}</Button>
          <span className="me-auto self-center">
            <Link external href={contentHref(id)}>
              {text.save}
            </Link>
          </span>
        </>
      }
    >
      {look === 'picture' ? (
        <img
          src={href}
          alt={name}
          className="mx-auto max-h-[70vh] max-w-full rounded-control bg-surface-2 object-contain"
        />
      ) : (
        <TextOf href={href} />
      )}
    </Dialog>
  );
};

const TextOf = ({ href }: { readonly href: string }) => {
  const text = useWords(words);
  const { data, error, refetch } = useQuery({
    queryKey: ['file-text', href],
    queryFn: async ({ signal }) => {
      const answer = await fetch(href, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    },
    gcTime: 0,
  });
  if (error) return <ErrorState title={text.failed} remedy={error.message} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-40 w-full" />;
  return (
    <pre
      dir="auto"
      className="max-h-[70vh] overflow-auto rounded-control bg-surface-2 p-4 text-start font-sans whitespace-pre-wrap"
    >
      {data}
    </pre>
  );
};
