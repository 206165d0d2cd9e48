import type { NoticeCode } from '../../../results/notice-codes.ts';
import type { Notice } from '../../../results/result.ts';

/** What a metric says of its numbers, and its records of what stands in them, is one thing to know. */
const ofOneThing: ReadonlySet<NoticeCode> = new Set<NoticeCode>(['cost-missing']);

/**
 * Notices in their order, each thing once: what follows of a thing that was told stands behind it.
 *
 * @example
 * const told = (text) => ({ severity: 'warning', code: 'cost-missing', message: { en: text, es: text } });
 * toldTogether([told('2 have no cost'), told('cost: in 1 nothing')]).map(({ message }) => message.en)
 * // => ['2 have no cost; cost: in 1 nothing']
 */
export function toldTogether(notices: readonly Notice[]): Notice[] {
  const together: Notice[] = [];
  for (const notice of notices) {
    const at = ofOneThing.has(notice.code) ? together.findIndex(({ code }) => code === notice.code) : -1;
    if (at < 0) together.push(notice);
    else together[at] = joined(together[at]!, notice);
  }
  return together;
}

const joined = (one: Notice, { message: { en, es } }: Notice): Notice => ({
  ...one,
  message: { en: `${one.message.en}; ${en}`, es: `${one.message.es}; ${es}` },
});
