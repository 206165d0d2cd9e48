import type { Notice } from '../../results/result.ts';
import type { Options } from './options.ts';

/** What must be said beside these numbers: whose they are, and what to type for those that are missing. */
export const noticesOf = (options: Options): Notice[] => [...unmeasured(options), ...unvalued(options)];

function unmeasured({ promoterTells, detractorTells }: Options): Notice[] {
  const open = [
    ...(promoterTells === null ? ['--promoter-tells'] : []),
    ...(detractorTells === null ? ['--detractor-tells'] : []),
  ];
  if (open.length === 0) return [];
  return [
    {
      severity: 'info',
      code: 'published-claims',
      message: {
        en: `how many people are told is a published claim, and was not measured on these customers (table assumptions). Ask them, and type what they say: ${open.join(', ')}`,
        es: `a cuántas personas se cuenta es una afirmación publicada, y no se midió con estos clientes (tabla assumptions). Pregúnteles, y escriba lo que digan: ${open.join(', ')}`,
      },
    },
  ];
}

function unvalued({ conversionRate, customerValue }: Options): Notice[] {
  const open = [
    ...(conversionRate === null ? ['--conversion-rate'] : []),
    ...(customerValue === null ? ['--customer-value'] : []),
  ];
  if (open.length === 0) return [];
  const [en, es] = [open.join(' and '), open.join(' y ')];
  return [
    {
      severity: 'info',
      code: 'value-unasked',
      message: {
        en: `without ${en} nothing says what telling is worth, and there is no net value. Type them, such as: --conversion-rate 0.02 --customer-value 300`,
        es: `sin ${es} nada dice cuánto vale lo que se cuenta, y no hay valor neto. Escríbalas, por ejemplo: --conversion-rate 0.02 --customer-value 300`,
      },
    },
  ];
}
