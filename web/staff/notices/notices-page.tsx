import { PageHeader, useWords } from '#web/kit/index.ts';

import { NoticeList } from './notice-list.tsx';
import { noticeWords } from './words.ts';

/** The centre as a page of its own, where a mail or an SMS leads. */
const NoticesPage = () => {
  const text = useWords(noticeWords);
  return (
    <div className="max-w-2xl">
      <PageHeader title={text.title} />
      <div className="px-6 pb-16 max-sm:px-4">
        <NoticeList />
      </div>
    </div>
  );
};

export default NoticesPage;
