import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';

import { Button, classes, useWords } from '#web/kit/index.ts';

const words = {
  choose: { fa: 'افزودن پرونده', en: 'Add files' },
  drop: { fa: 'یا پرونده‌ها را همین‌جا رها کنید', en: 'or drop them here' },
};

/** Where files are chosen or dropped; what was added so far stands above. */
export const DropArea = (props: {
  readonly onFiles: (files: Iterable<File>) => void;
  readonly children?: ReactNode;
}) => {
  const text = useWords(words);
  const { ref, isOver } = useDrop(props.onFiles);
  return (
    <div
      ref={ref}
      className={classes(
        'flex flex-col gap-2 rounded-control outline-2 -outline-offset-2 outline-transparent outline-dashed',
        isOver && 'bg-accent-soft outline-accent',
      )}
    >
      {props.children}
      <div className="flex flex-wrap items-center gap-x-3">
        <FileTrigger allowsMultiple onSelect={(files) => props.onFiles(files ?? [])}>
          <Button variant="quiet" icon={<Upload size={16} />}>
            {text.choose}
          </Button>
        </FileTrigger>
        <span className="text-sm text-ink-muted pointer-coarse:hidden">{text.drop}</span>
      </div>
    </div>
  );
};

/** Takes what is dropped on an element; a drag over what stands inside counts as over it. */
const useDrop = (onFiles: (files: Iterable<File>) => void) => {
  const ref = useRef<HTMLDivElement>(null);
  const newest = useRef(onFiles);
  newest.current = onFiles;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      newest.current([...event.dataTransfer.files]);
    };
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, []);
  return { ref, isOver };
};
