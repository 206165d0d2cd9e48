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
    ...(conversionRate === null ? [{ option: '--conversion-rate', such: 0.02 }] : []),
    ...(customerValue === null ? [{ option: '--customer-value', such: 300 }] : []),
  ];
  if (open.length === 0) return [];
  const names = open.map(({ option }) => option);
  const [en, es] = [names.join(' and '), names.join(' y ')];
  const typed = open.map(({ option, such }) => `${option} ${such}`).join(' ');
  const [them, las] = open.length === 1 ? ['it', 'Escríbalo'] : ['them', 'Escríbalos'];
  return [
    {
      severity: 'info',
      code: 'value-unasked',
      message: {
        en: `without ${en} nothing says what telling is worth, and there is no net value. Type ${them}, such as: ${typed}`,
        es: `sin ${es} nada dice cuánto vale lo que se cuenta, y no hay valor neto. ${las}, por ejemplo: ${typed}`,
      },
    },
  ];
}
