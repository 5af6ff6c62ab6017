import { Plus, Star, Trash2 } from 'lucide-react';

import { BackLink } from '../back-link.tsx';
import { BareButton } from '../bare-button.tsx';
import { Kbd } from '../bidi.tsx';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { Link } from '../link.tsx';
import { useWords } from '../locale.tsx';
import { Columns, Row, Specimens } from './specimen.tsx';

const words = {
  title: { fa: 'دکمه و پیوند', en: 'Buttons and links' },
  save: { fa: 'ذخیره', en: 'Save' },
  add: { fa: 'معاملهٔ تازه', en: 'New deal' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  remove: { fa: 'حذف', en: 'Delete' },
  star: { fa: 'نشان کردن', en: 'Star' },
  sending: { fa: 'فرستادن', en: 'Send' },
  disabled: { fa: 'ناممکن', en: 'Not possible' },
  day: { fa: '۲۴ آبان', en: '24 Aban' },
  link: { fa: 'راهنمای کاریز فروش', en: 'Guide to the pipeline' },
  quiet: { fa: 'بازرگانی آرمان', en: 'Arman Trading' },
  outside: { fa: 'سایت سازمان مالیاتی', en: 'Site of the tax office' },
};

export const ButtonSpecimens = () => {
  const text = useWords(words);
  return (
    <Specimens title={text.title}>
      <Row>
        <Button variant="primary" icon={<Plus size={16} />}>
          {text.add}
        </Button>
        <Button>{text.save}</Button>
        <Button variant="quiet">{text.cancel}</Button>
        <Button variant="danger" icon={<Trash2 size={16} />}>
          {text.remove}
        </Button>
        <Kbd>Ctrl Enter</Kbd>
      </Row>
      <Row>
        <Button variant="primary" pending>
          {text.sending}
        </Button>
        <Button pending>{text.save}</Button>
        <Button variant="primary" disabled>
          {text.disabled}
        </Button>
        <Button disabled>{text.disabled}</Button>
        <Button variant="quiet" disabled>
          {text.disabled}
        </Button>
        <Button variant="danger" disabled>
          {text.disabled}
        </Button>
        <IconButton label={text.star} icon={<Star size={16} />} />
        <IconButton label={text.star} icon={<Star size={16} />} pressed />
        <IconButton label={text.add} icon={<Plus size={16} />} variant="secondary" />
        <IconButton label={text.remove} icon={<Trash2 size={16} />} variant="danger" />
        <IconButton label={text.disabled} icon={<Star size={16} />} disabled />
        <BareButton
          onPress={() => undefined}
          className="thumb rounded-control px-2 py-1 data-hovered:bg-surface-2"
        >
          {text.day}
        </BareButton>
      </Row>
      <Row>
        <BackLink href="/kit">{text.quiet}</BackLink>
        <Link href="/kit">{text.link}</Link>
        <Link href="/kit" quiet>
          {text.quiet}
        </Link>
        <Link href="https://example.org/" external>
          {text.outside}
        </Link>
      </Row>
      <Columns>
        <Button variant="primary" fill>
          {text.save}
        </Button>
      </Columns>
    </Specimens>
  );
};
