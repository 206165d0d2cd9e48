import type { Text } from '../../../messages/language.ts';
import type { Notice } from '../../../results/result.ts';
import type { HeldClaim } from '../claims.ts';
import type { Values } from '../model/inputs.ts';
import { leversIn, liftOf } from '../model/levers.ts';
import type { Scenario } from '../model/outcome.ts';

/** What must be said of published claims that were named: which bring no money, which lift all revenue, and what stands beside them. */
export const notesOnClaims = (scenario: Scenario, claims: readonly HeldClaim[]): Notice[] => [
  ...withoutMoney(scenario, claims),
  ...liftingAll(scenario, claims),
  ...ownNumbers(claims),
];

/** Claims that were named and from which no money follows, as the question stands. */
function withoutMoney({ values: asked }: Scenario, claims: readonly HeldClaim[]): Notice[] {
  const levers = new Set(leversIn(asked).map(({ name }) => name));
  const silent = claims.filter(
    ({ claim: { id } }) => !levers.has(id) && !(id === 'pay-more-86' && levers.has('promoter-premium')),
  );
  if (silent.length === 0) return [];
  const reasons = (language: 'en' | 'es') =>
    silent.map(({ claim: { id } }) => `${id} (${whyNotOf(id, asked)[language]})`).join('; ');
  return [
    {
      severity: 'warning',
      code: 'claim-without-money',
      message: {
        en: `no money follows from ${reasons('en')}: it stands among assumptions and claims alone`,
        es: `no se sigue dinero de ${reasons('es')}: figura solo entre los supuestos y las afirmaciones`,
      },
    },
  ];
}

const ofOpinion: Text = {
  en: 'it says what customers think, not what they pay',
  es: 'dice lo que piensan los clientes, no lo que pagan',
};
/** It takes both, of which one may have been typed. */
function ofTelling(asked: Values): Text {
  const open = ['recover-detractors', 'conversion-rate'].filter((name) => !asked.has(name)).map((name) => `--${name}`);
  return {
    en: `it takes ${open.join(' and ')}`,
    es: `${open.length === 1 ? 'hace' : 'hacen'} falta ${open.join(' y ')}`,
  };
}
const whyNot: Readonly<Record<string, Text>> = {
  'pay-more-86': {
    en: 'it takes --promoter-premium, for it does not say how much more',
    es: 'hace falta --promoter-premium, pues no dice cuánto más',
  },
  'word-of-mouth-2-4': {
    en: 'it says how many times as many people are told, not how many',
    es: 'dice a cuántas veces más personas se cuenta, no a cuántas',
  },
};

const whyNotOf = (id: string, asked: Values): Text =>
  id.startsWith('tells-') ? ofTelling(asked) : (whyNot[id] ?? ofOpinion);

/** A claim about selling more of one kind is reckoned as if all customers brought more of everything. */
function liftingAll({ values }: Scenario, claims: readonly HeldClaim[]): Notice[] {
  const lifting = claims.flatMap(({ claim: { id } }) => {
    const lift = liftOf(id, values);
    return lift === null ? [] : [`${id} (${percent(lift)} %)`];
  });
  if (lifting.length === 0) return [];
  const list = lifting.join(', ');
  const [same, mismas] =
    lifting.length > 1
      ? [', and they may speak of the same purchases', ', y pueden hablar de las mismas compras']
      : ['', ''];
  return [
    {
      severity: 'warning',
      code: 'claim-of-all-revenue',
      message: {
        en: `the whole revenue of all customers, and their value in proportion, is taken to rise by ${list}: no file shows that it would${same}`,
        es: `se toma que todo el ingreso de todos los clientes, y su valor en proporción, sube con ${list.replaceAll('.', ',')}: ningún archivo muestra que sea así${mismas}`,
      },
    },
  ];
}

const percent = (share: number) => String(Math.round(share * 1000) / 10);

/** What the own number beside each claim is, once for those of which it is the same. */
function ownNumbers(claims: readonly HeldClaim[]): Notice[] {
  const known = new Map<Text, string[]>();
  for (const { claim, own, is } of claims)
    if (is !== null && own !== null) known.set(is, [...(known.get(is) ?? []), claim.id]);
  return [...known].map(([is, ids]) => ({
    severity: 'info',
    code: 'claim-own',
    message: {
      en: `own beside ${ids.join(', ')} in the table claims is ${is.en}`,
      es: `own junto a ${ids.join(', ')} en la tabla claims es ${is.es}`,
    },
  }));
}
