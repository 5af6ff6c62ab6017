export const sampleWork = (): Promise<void> => Promise.resolve();
