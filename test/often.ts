/**
 * How often something that chance makes is tried: a quarter of the times by `npm test`, all of them by the slow set, which runs before a
 * commit goes out. The cases are the same ones from the first on.
 */
export const often = (times: number): number => (process.env['CX_SLOW'] === '1' ? times : Math.ceil(times / 4));
