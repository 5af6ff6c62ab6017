import type { Locale, Phrase } from '#persian/bilingual.ts';
import type { RecordId } from '../id.ts';

/** A message on its way out. */
export type Departure = {
  readonly id: RecordId;
  readonly locale: Locale;
  readonly recipient: string;
  readonly subject?: string;
  readonly body: string;
  /** A mail's own look; its text as paragraphs where absent. */
  readonly html?: string;
  /** A calendar file that the mail carries. */
  readonly calendar?: string;
};

/** Why a provider did not take a message; `code` is the provider's own or one of ours. */
export type Refusal = { readonly code: string; readonly phrase: Phrase };

/** What came of handing a message over. */
export type Handover =
  | {
      readonly outcome: 'sent';
      readonly providerId: string;
      /** Whether the provider can be asked what became of it. */ readonly traceable: boolean;
    }
  | ({ readonly outcome: 'later'; readonly afterSeconds?: number } & Refusal)
  | ({ readonly outcome: 'refused' } & Refusal)
  /** It broke off after the text was handed over: the provider may have taken it. */
  | ({ readonly outcome: 'unsure' } & Refusal);

/** What a provider says became of a message. */
export type Fate = {
  readonly state: 'sent' | 'delivered' | 'failed' | 'cancelled' | 'unknown';
} & Partial<Refusal>;

/** A way out of the house: one mail server, one SMS account. It never throws for what a provider says. */
export type Adapter = {
  readonly provider: string;
  send(message: Departure): Promise<Handover>;
  /**
   * Asks about a message whose sending was interrupted. A provider that knows it by our id tells how it was taken;
   * undefined means that it surely was not.
   */
  recall?(id: RecordId): Promise<Handover | undefined>;
  /** What became of messages, by provider id. @throws where the provider cannot be reached */
  fates?(providerIds: readonly string[]): Promise<ReadonlyMap<string, Fate>>;
};
