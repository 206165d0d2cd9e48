import type { OpenedRelation } from '../../../../relations/headers/opened.ts';
import { invitations } from '../../../../relations/invitations.ts';
import type { Remark } from '../../../../sources/source.ts';
import { fold } from '../../../../values/folding.ts';

const { weak } = invitations.columns.delivered;

/** No column says which invitations arrived: what is divided by are all of them. A status that was not read is named. */
export function untoldRemark({ headers, sources }: OpenedRelation): readonly Remark[] {
  const status = headers.find(({ name }) => (weak as readonly string[]).includes(fold(name)))?.name ?? null;
  if (status === null)
    return [
      {
        severity: 'info',
        code: 'delivery-unknown',
        message: {
          en: 'no column says which invitations arrived: all of them count as delivered',
          es: 'ninguna columna dice qué invitaciones llegaron: todas cuentan como entregadas',
        },
      },
    ];
  const texts = sources.flatMap(({ columns, shown }) =>
    shown.map((cells) => (cells[columns.indexOf(status)] ?? '').trim()),
  );
  const areCodes = texts.some((text) => /^\d+$/u.test(text));
  const examples = [...new Set(texts.filter((text) => text !== ''))].slice(0, 4).join(', ');
  return [
    {
      severity: areCodes ? 'warning' : 'info',
      code: 'delivery-unknown',
      message: {
        en: `${status} (${examples}) has no known words of delivery and was not read: all invitations count as delivered; if it says which arrived, write delivered or bounced there`,
        es: `${status} (${examples}) no tiene palabras conocidas de entrega y no se leyó: todas las invitaciones cuentan como entregadas; si dice cuáles llegaron, escriba ahí delivered o bounced`,
      },
    },
  ];
}
