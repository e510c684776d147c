import { deleteDB } from 'idb';

/** Forgets everything, so that each test begins with nothing. */
export const deleteDatabase = (): Promise<void> => deleteDB('tallylight');
