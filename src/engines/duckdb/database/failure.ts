import { CxError } from '../../../errors.ts';

/** Kinds of errors that are about the SQL itself, which holds no value of a file. */
const aboutTheStatement = /^(?:Binder|Catalog|Parser) Error:/u;

/**
 * What an engine says about its own failure prints whole rows of a client's data: here only the first line is kept,
 * with everything masked that may come from a file.
 *
 * @example engineFailure(new Error("Conversion Error: Could not convert string 'Ana' to INT32\n\nLINE 1: …")).details // => { what: 'Conversion Error: Could not convert string …' }
 * @example engineFailure(new Error('Conversion Error: Type INT64 with value 4711 cannot be cast')).details // => { what: 'Conversion Error: Type INT64 with value … cannot be cast' }
 * @example engineFailure(new Error('IO Error: Could not write file "/data/a.parquet": No space left on device')).details // => { what: 'IO Error: Could not write file …', cause: 'ENOSPC' }
 */
export function engineFailure(error: unknown): CxError {
  if (error instanceof CxError) return error;
  const [first = ''] = messageOf(error).split(/[\r\n]/u, 1);
  const what = aboutTheStatement.test(first) ? first : masked(first);
  const [, cause] = reasons.find(([reason]) => first.endsWith(`: ${reason}`)) ?? [];
  return new CxError('engine-failed', { what, ...(cause === undefined ? {} : { cause }) });
}

/** What systems say at the end of a message, in words that no file holds, with the codes of these. */
const reasons = [
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
] as const;

/** From the first quote on nothing is certain, as values hold quotes too. */
const masked = (text: string) => text.replace(/['"`].*$/su, '…').replaceAll(/(?<![\p{L}\d])-?\d[\d.,]*/gu, '…');

/** The error comes from another realm than this code may run in: `instanceof` does not know it. */
const messageOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

export const isEngineFailure = (error: unknown): error is CxError<'engine-failed'> =>
  error instanceof CxError && error.code === 'engine-failed';
