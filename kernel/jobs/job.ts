import type { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import { systemContext, type Context, type WorkspaceId } from '../context/context.ts';

/** What a running job is told beside its payload. */
export type JobRun = {
  readonly id: string;
  readonly workspace: WorkspaceId;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The last try: what fails now stays failed until somebody retries it by hand. */
  readonly isLast: boolean;
  /** Acts as the system in the job's workspace, with the job as the cause. */
  readonly context: Context;
  /** Aborts when the process stops or the job has run past its time. */
  readonly signal: AbortSignal;
};

export type RetryPolicy = {
  /** Tries after the first. */
  readonly times: number;
  /** Seconds before the first of them; doubled each time, with some chance in it. */
  readonly afterSeconds: number;
  readonly atMostSeconds?: number;
};

/** A kind of background work. `Services` is what it asks of the process that runs it. */
export type Job<Payload, Services> = {
  readonly name: string;
  /** What administrators call it, where it failed. */
  readonly label: Phrase;
  readonly retry: RetryPolicy;
  /** After how long a running job is taken for dead and tried again. */
  readonly expiresInSeconds: number;
  /**
   * It does a whole anew: one that waits to begin stands for all that are asked for with its payload until it does, and a
   * workspace runs one at a time. One that runs already is followed by another.
   */
  readonly merges: boolean;
  readonly payload: z.ZodType<Payload>;
  readonly run: (services: Services, payload: Payload, run: JobRun) => Promise<void>;
};

/** A job whose payload's type is its own affair, as the worker holds it. */
export type AnyJob<Services> = Omit<Job<unknown, Services>, 'payload' | 'run'> & {
  /** @throws PayloadError where the stored payload is not what the job takes (any more) */
  readonly perform: (
    services: Services,
    data: unknown,
    about: Omit<JobRun, 'workspace' | 'context'>,
  ) => Promise<void>;
};

/** A stored payload that the job of today does not take: trying again would not help. */
export class PayloadError extends Error {
  readonly code = 'payload-unknown';
  constructor() {
    super('The stored payload is not what this job takes');
    this.name = 'PayloadError';
  }
}

const labels = new Map<string, Phrase>();

/** What a kind of job is called; its name where no code declares it any more. */
export const jobLabel = (name: string): Phrase => labels.get(name) ?? { fa: name, en: name };

const standardRetry: RetryPolicy = { times: 5, afterSeconds: 5, atMostSeconds: 3_600 };

/**
 * Declares a kind of background work.
 * @param declaration `payload` holds ids and small words only: it is stored for days and shown to administrators
 */
export function defineJob<Payload extends Readonly<Record<string, unknown>>, Services>(declaration: {
  readonly name: string;
  /** What administrators read where it failed; its name where absent. */
  readonly label?: Phrase;
  readonly payload: z.ZodType<Payload>;
  readonly retry?: RetryPolicy;
  readonly expiresInSeconds?: number;
  /** It does a whole anew; false unless said. */
  readonly merges?: boolean;
  readonly run: (services: Services, payload: Payload, run: JobRun) => Promise<void>;
}): Job<Payload, Services> & AnyJob<Services> {
  const {
    name,
    label = { fa: declaration.name, en: declaration.name },
    payload,
    run,
    retry = standardRetry,
    expiresInSeconds = 900,
    merges = false,
  } = declaration;
  if (!/^[a-z]+(?:[.-][a-z]+)*$/.test(name)) throw new Error(`${name} is no name of a job`);
  labels.set(name, label);
  return {
    name,
    label,
    payload,
    run,
    retry,
    expiresInSeconds,
    merges,
    perform: async (services, data, about) => {
      const { workspace, ...rest } = (data ?? {}) as { workspace?: unknown };
      const parsed = payload.safeParse(rest);
      if (!parsed.success || !Number.isInteger(workspace)) throw new PayloadError();
      const id = workspace as WorkspaceId;
      const context = systemContext(id, `job:${name}`, {
        cause: { kind: 'job', id: about.id },
        requestId: about.id,
      });
      await run(services, parsed.data, { ...about, workspace: id, context });
    },
  };
}
