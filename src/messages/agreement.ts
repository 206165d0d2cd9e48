/**
 * The words that agree with a number.
 *
 * @example agree(1, 'record is', 'records are') // => "record is"
 */
export const agree = (count: number, one: string, many: string): string => (count === 1 ? one : many);
