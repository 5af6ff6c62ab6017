import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { say, type Locale } from '#persian/bilingual.ts';
import { EmptyState, Segmented, useLocale, useWords } from '#web/kit/index.ts';
import { LeaveQuestion } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { ChannelName } from '../channels/data.ts';
import { SettingsPage } from '../settings-page.tsx';
import { channelWords, languageWords, textsQuery, type MessageText, type WritableMessage } from './data.ts';
import { TextEditor } from './text-editor.tsx';

const words = {
  title: { fa: 'متن پیام‌ها', en: 'Message texts' },
  channel: { fa: 'راه ارسال', en: 'Channel' },
  language: { fa: 'زبان متن', en: 'Language of the text' },
  unknown: { fa: 'چنین پیامی نیست', en: 'There is no such message' },
};

/** One message: its words by channel and language, and beside them what comes of them. */
const TextPage = () => {
  const { message = '' } = useParams({ strict: false });
  const text = useWords(words);
  const { locale } = useLocale();
  const messages = useQuery(textsQuery);
  const found = messages.data?.find(({ name }) => name === message);
  return (
    <SettingsPage
      section="/settings/texts"
      title={found ? say(found.label, locale) : text.title}
      above={{ href: '/settings/texts', label: text.title }}
      wide
    >
      <Waiting query={messages}>
        {() => (found ? <Texts key={found.name} message={found} /> : <EmptyState title={text.unknown} />)}
      </Waiting>
    </SettingsPage>
  );
};

export default TextPage;

const Texts = ({ message }: { readonly message: WritableMessage }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const channels = [...new Set(message.texts.map((one) => one.channel))];
  const [channel, setChannel] = useState<ChannelName>(channels[0] ?? 'mail');
  const [language, setLanguage] = useState<Locale>(locale);
  // Kept for each text, so that looking at the other language loses nothing.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, MessageText>>(new Map());
  const key = `${channel} ${language}`;
  const chosen = message.texts.find((one) => one.channel === channel && one.locale === language);
  const setDraft = (draft: MessageText | null) =>
    setDrafts((before) => {
      const after = new Map(before);
      if (draft === null) after.delete(key);
      else after.set(key, draft);
      return after;
    });
  return (
    <>
      <p className="mb-4 max-w-4xl text-pretty text-ink-muted">{say(message.hint, locale)}</p>
      <div className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        {channels.length < 2 ? null : (
          <Segmented
            label={text.channel}
            value={channel}
            onChange={setChannel}
            options={channels.map((id) => ({ id, label: say(channelWords[id], locale) }))}
          />
        )}
        <Segmented
          label={text.language}
          value={language}
          onChange={setLanguage}
          options={(['fa', 'en'] as const).map((id) => ({ id, label: say(languageWords[id], locale) }))}
        />
      </div>
      {chosen ? (
        <TextEditor
          key={key}
          message={message}
          text={chosen}
          draft={drafts.get(key) ?? null}
          onDraft={setDraft}
        />
      ) : null}
      <LeaveQuestion unsaved={drafts.size > 0} />
    </>
  );
};
