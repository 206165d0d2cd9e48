import { list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { decimalText } from '../../../../values/numbers/exact.ts';
import { moneyScale } from '../rows.ts';

const unitsOf = (share: string) => BigInt(Math.round(10 ** moneyScale * Number(share)));

const row = (share: string, at: number): Sql =>
  sql`(${literal(at + 1)}, CAST(${literal(decimalText(unitsOf(share)))} AS DECIMAL(13,12)))`;

/**
 * The relation of shares with commas between them: exact decimals, for a product that is a half rounds up whatever binary fractions
 * make of it.
 */
export const sharesSql = (shares: string): Sql =>
  sql`SELECT place, share FROM (VALUES ${list(shares.split(',').map(row))}) AS shares (place, share)`;
