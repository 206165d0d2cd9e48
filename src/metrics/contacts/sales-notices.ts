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

/** A margin that some transactions lack is that of the others. */
export const marginMissing = ({ sales, margins }: { readonly sales: number; readonly margins: number }): Notice[] => {
  const without = sales - margins;
  if (margins === 0 || without === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'margin-missing',
      message: {
        en: `${without} of ${sales} transactions ${agree(without, 'does', 'do')} not say ${agree(without, 'its', 'their')} margin: ${agree(without, 'it adds', 'they add')} nothing to the margin, which is too low by as much`,
        es: `${without} de ${sales} transacciones no ${agree(without, 'dice', 'dicen')} su margen: no ${agree(without, 'suma', 'suman')} nada al margen, que queda corto en esa medida`,
      },
    },
  ];
};
