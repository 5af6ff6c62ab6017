import { useQuery } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { Badge, Link, useLocale, useWords } from '#web/kit/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { channelWords, languageWords, textsQuery, type WritableMessage } from './data.ts';

const words = {
  title: { fa: 'متن پیام‌ها', en: 'Message texts' },
  intro: {
    fa: 'پیام‌هایی که پیوند از سوی شما می‌فرستد، با متن آماده می‌روند؛ هر کدام را که بخواهید به زبان خودتان بنویسید.',
    en: 'What Peyvand sends in your name leaves in standard words; write any of it in your own.',
  },
  standard: { fa: 'متن آماده', en: 'Standard text' },
  channels: { fa: 'راه‌های ارسال', en: 'Mail and SMS' },
};

/** The messages that leave in the workspace's name, and which of them it says in its own words. */
const TextsPage = () => {
  const text = useWords(words);
  const messages = useQuery(textsQuery);
  return (
    <SettingsPage
      section="/settings/texts"
      title={text.title}
      actions={<Link href="/settings/channels">{text.channels}</Link>}
    >
      <p className="mb-4 text-pretty text-ink-muted">{text.intro}</p>
      <Waiting query={messages} rows={5}>
        {(found) => (
          <List label={text.title}>
            {found.map((message) => (
              <MessageLine key={message.name} message={message} />
            ))}
          </List>
        )}
      </Waiting>
    </SettingsPage>
  );
};

export default TextsPage;

const MessageLine = ({ message }: { readonly message: WritableMessage }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const own = message.texts.filter((one) => one.own !== null);
  return (
    <ListRow>
      <Twofold
        title={<Link href={`/settings/texts/${message.name}`}>{say(message.label, locale)}</Link>}
        detail={say(message.hint, locale)}
      />
      <span className="flex flex-wrap gap-1.5">
        {own.length === 0 ? (
          <span className="max-sm:hidden">
            <Badge>{text.standard}</Badge>
          </span>
        ) : (
          own.map((one) => (
            <Badge key={`${one.channel} ${one.locale}`} tone="accent">
              {say(channelWords[one.channel], locale)} · {say(languageWords[one.locale], locale)}
            </Badge>
          ))
        )}
      </span>
    </ListRow>
  );
};
