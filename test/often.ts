/** `npm test` shows each thing once or a few times; the slow set, which runs before a commit goes out, tries all that there is to try. */
export const isSlow = process.env['CX_SLOW'] === '1';

/**
 * How often something that chance makes is tried: a twentieth of the times by `npm test`, all of them by the slow set. The cases are the
 * same ones from the first on.
 */
export const often = (times: number): number => (isSlow ? times : Math.ceil(times / 20));

/**
 * Some of many cases that are alike: one in so many by `npm test`, all of them by the slow set.
 *
 * @param from where the first of them stands, so that of several laws each is tried on other cases
 */
export const some = <T>(cases: readonly T[], oneIn: number, from = 0): readonly T[] =>
  isSlow ? cases : cases.filter((_, at) => at % oneIn === from % oneIn);

/** A test of the slow set. */
export const slowTest = isSlow ? test : test.skip;
