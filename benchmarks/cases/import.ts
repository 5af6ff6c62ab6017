import type { Case } from '../bench.ts';

export const importCases: readonly Case[] = [];
