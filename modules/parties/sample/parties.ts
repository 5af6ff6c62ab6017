export const sampleParties = (): Promise<void> => Promise.resolve();
