export const sampleSales = (): Promise<void> => Promise.resolve();
