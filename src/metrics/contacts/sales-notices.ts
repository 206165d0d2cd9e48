import { agree } from '../../messages/agreement.ts';
import type { Notice } from '../../results/result.ts';
import { decimalText } from '../../values/numbers/exact.ts';

/** What customers paid who had begun no journey: it is in no journey's revenue. */
export const outsideNotice = (sales: number, amount: bigint): Notice[] =>
  sales === 0
    ? []
    : [
        {
          severity: 'info',
          code: 'sales-without-journey',
          message: {
            en: `${sales} ${agree(sales, 'transaction belongs', 'transactions belong')} to no journey, for ${agree(sales, 'its customer', 'their customers')} had begun none (together ${decimalText(amount)})`,
            es: `${sales} ${agree(sales, 'transacción no es', 'transacciones no son')} de ningún recorrido, pues ${agree(sales, 'su cliente no había', 'sus clientes no habían')} iniciado ninguno (en total ${decimalText(amount)})`,
          },
        },
      ];
