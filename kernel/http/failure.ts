import type { FastifyError } from 'fastify';
import type { Phrase } from '#persian/bilingual.ts';
import { isDiskFull, isPassing } from '../database/passing.ts';
import { diskFull } from '../files/problems.ts';
import { malformedRequest, tooBusy, tooSlow, unexpected } from '../problems/common.ts';
import { megabytes } from '../problems/megabytes.ts';
import { Problem } from '../problems/problem.ts';

/** A failure as a problem: ours as it is, the server's own about the request by its code, all else unexpected. */
export function toProblem(error: unknown, requestId: string, mostBodyBytes: number): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === '57014') return tooSlow();
  if (isDiskFull(error)) return diskFull();
  if (isPassing(error)) return tooBusy(undefined, { retryAfterSeconds: 2 });
  // What no text of PostgreSQL can hold: a zero byte, half a character.
  if (code === '22021' || code === '22P05') return malformedRequest({ reason: unstorable });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return refusal(statusCode, code, mostBodyBytes);
  return unexpected({ code: requestId });
}

function refusal(status: number, code: string | undefined, mostBodyBytes: number): Problem {
  const [slug, reason] =
    code === 'FST_ERR_CTP_BODY_TOO_LARGE'
      ? (['body-too-large', tooLarge(mostBodyBytes)] as const)
      : code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
        ? (['wrong-media-type', onlyJson] as const)
        : code === 'FST_ERR_BAD_URL'
          ? (['malformed-request', badAddress] as const)
          : (['malformed-request', unreadable] as const);
  return new Problem(slug, status, malformedRequest({ reason }).title, reason, {});
}

const unstorable: Phrase = {
  fa: 'درخواست نویسه‌ای دارد که نگه داشتنی نیست: بایت صفر یا نویسهٔ شکسته.',
  en: 'The request holds a character that cannot be stored: a zero byte or half a character.',
};
const unreadable: Phrase = {
  fa: 'درخواست شکسته است یا جایی کم دارد.',
  en: 'The request is broken or incomplete.',
};
const badAddress: Phrase = {
  fa: 'نشانی درخواست خوانا نیست.',
  en: 'The address of the request cannot be read.',
};
const onlyJson: Phrase = { fa: 'بدنه باید application/json باشد.', en: 'The body must be application/json.' };

const tooLarge = (bytes: number): Phrase => {
  const size = megabytes(bytes);
  return {
    fa: `درخواست بزرگ‌تر از ${size.fa} مگابایت است. آن را به چند بخش بفرستید.`,
    en: `The request is larger than ${size.en} MB. Send it in parts.`,
  };
};
