import type { Notice } from '../../results/result.ts';
import type { CoxRegression } from '../../statistics/survival/cox/cox.ts';
import type { Design } from './design.ts';

/** What a fit that did not converge means, and what to do about it. */
export function verdictNotices({ terms, places }: Design, fit: CoxRegression | null): Notice[] {
  if (fit === null || fit.verdict === 'converged') return [];
  const names = terms.map(({ driver }) => driver);
  const unknown = terms.filter((_, at) => places[at]!.some((place) => fit.coefficients[place] === null));
  const told = (unknown.length > 0 ? unknown.map(({ driver }) => driver) : names).join(', ');
  const messages = {
    separated: {
      en: 'a driver separates those who left from those who stayed: its hazard ratio has no finite value. Leave it out, or join its values',
      es: 'un factor separa a quienes se fueron de quienes siguen: su razón de riesgo no tiene valor finito. Exclúyalo o agrupe sus valores',
    },
    collinear: {
      en: `${told}: a driver follows from the others, and has no coefficient of its own. Leave one out with --drivers`,
      es: `${told}: un factor se deduce de los demás y no tiene coeficiente propio. Excluya uno con --drivers`,
    },
    'not-converged': {
      en: 'the fit did not come to an end: its coefficients are not to be used. Ask for fewer drivers',
      es: 'el ajuste no llegó a su fin: no use sus coeficientes. Pida menos factores',
    },
  } as const;
  return [{ severity: 'warning', code: fit.verdict, message: messages[fit.verdict] }];
}
