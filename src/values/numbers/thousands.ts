import type { Decimal, NumberForm } from './number-form.ts';

/** Whether all numbers of a column from 1,000 on are grouped in threes, and none below, of which one at least comes near: `850`. */
export class Thousands {
  private hundreds = 0;
  private longPlain = 0;
  private readonly grouped = { '.': 0, ',': 0 };

  see({ body }: NumberForm): void {
    const separator = /^[1-9]\d{0,2}([.,])\d{3}$/u.exec(body)?.[1];
    if (separator === '.' || separator === ',') this.grouped[separator] += 1;
    else if (/^[1-9]\d\d$/u.test(body)) this.hundreds += 1;
    else if (!/^\d{1,2}$/u.test(body)) this.longPlain += 1;
  }

  /** @param decimal the separator of fractions: that of thousands is the other */
  groupedBy(decimal: Decimal | null): boolean {
    if (decimal === null) return false;
    const separator = decimal === ',' ? '.' : ',';
    return this.hundreds > 0 && this.longPlain === 0 && this.grouped[separator] > 0 && this.grouped[decimal] === 0;
  }
}
