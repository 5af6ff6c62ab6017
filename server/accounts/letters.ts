import { invitation, passwordReset } from '#kernel/outgoing/messages.ts';
import { enqueueMessage, type OutgoingParts } from '#kernel/outgoing/outgoing.ts';
import { channelIsOpen } from '#kernel/outgoing/channels.ts';
import type { SendLetter } from './parts.ts';

/**
 * Letters by mail or SMS. Without the address that people type (`PUBLIC_URL`) none leaves: one made from a request's own
 * `Host` could be led elsewhere by whoever sent the request.
 */
export const lettersBy =
  (outgoing: OutgoingParts): SendLetter =>
  async (tx, { kind, to, path, locale, workspaceName, from, expiresAt, ownChannel = true }) => {
    const { publicUrl } = outgoing.config;
    const channel = to.kind === 'email' ? 'mail' : 'sms';
    if (!publicUrl || !(await channelIsOpen(outgoing, tx, channel, { ownChannel }))) return false;
    const link = publicUrl.replace(/\/+$/, '') + path;
    const minutes = Math.round((expiresAt.getTime() - tx.context.now().getTime()) / 60_000);
    const addressed = { channel, to: to.value, locale, ownChannel } as const;
    const { state } =
      kind === 'invitation'
        ? await enqueueMessage(outgoing, tx, {
            ...addressed,
            kind: invitation,
            parameters: { workspace: workspaceName, inviter: from, link, days: Math.round(minutes / 1440) },
          })
        : await enqueueMessage(outgoing, tx, {
            ...addressed,
            kind: passwordReset,
            parameters: { link, minutes },
          });
    return state === 'queued';
  };
