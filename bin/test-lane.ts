/** The environment variable by which a lane of the tests is told its files, a JSON array of paths within the project. */
export const FILES_VARIABLE = 'PEYVAND_TEST_FILES';

export const isScreen = (file: string): boolean => file.endsWith('.screen.test.ts');
