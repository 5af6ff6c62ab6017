import { refreshViews, type ReportParts } from './access.ts';

const minuteMs = 60_000;

/** Keeps the views of reporting tools as the fields are: at the start, for the version may be another, and every minute. */
export function followReportViews(parts: ReportParts): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = running
      .then(() => refreshViews(parts))
      .catch((error: unknown) => parts.log.warn('views for reports could not be made', {}, error));
  };
  look();
  const timer = setInterval(look, minuteMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
