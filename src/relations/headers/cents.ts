import { fold } from '../../values/folding.ts';

/** `amountCents` is two words, as `amount_cents` is. */
const parted = (header: string) => fold(header.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));

const inCents = /(?:^| )(?:(?:in|en) )?(?:cents?|centimos?|centavos?)(?= |$)/;

/**
 * Whether a header says that its money is counted in hundredths.
 *
 * @example saysCents('Importe (céntimos)') // => true
 * @example saysCents('percent') // => false
 */
export const saysCents = (header: string): boolean => header.includes('¢') || inCents.test(parted(header));

/**
 * The words of a header without those that say cents.
 *
 * @example withoutCents('amount_in_cents') // => "amount"
 */
export const withoutCents = (header: string): string => parted(header).replace(inCents, '').trim();
