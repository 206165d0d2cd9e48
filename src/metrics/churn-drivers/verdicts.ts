import type { Notice } from '../../results/result.ts';
import type { CoxRegression } from '../../statistics/survival/cox/cox.ts';
import type { Design } from './design.ts';

/** What a fit that did not converge means, and what to do about it. */
export function verdictNotices({ terms, places, rows }: Design, fit: CoxRegression | null): Notice[] {
  if (fit === null || fit.verdict === 'converged') return [];
  const runAway = terms.filter((_, at) => places[at]!.some((place) => runsAway(fit, rows, place)));
  const separating = runAway.map(({ driver }) => driver).join(', ');
  const names = terms.map(({ driver }) => driver);
  const unknown = terms.filter((_, at) => places[at]!.some((place) => fit.coefficients[place] === null));
  const told = (unknown.length > 0 ? unknown.map(({ driver }) => driver) : names).join(', ');
  const messages = {
    separated: {
      en: `${separating || 'a driver'} separates those who left from those who stayed: its hazard ratio has no finite value. Leave it out, or join its values`,
      es: `${separating || 'un factor'} separa a quienes se fueron de quienes siguen: su razón de riesgo no tiene valor finito. Exclúyalo o agrupe sus valores`,
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

/** A logarithm of a hazard ratio so far from 0, from the least to the greatest of a driver, is on its way to no end. */
const endless = 8;

function runsAway({ coefficients }: CoxRegression, rows: Design['rows'], place: number): boolean {
  const coefficient = coefficients[place];
  if (coefficient === null || coefficient === undefined) return false;
  const [least, most] = rows.reduce(
    ([low, high], { covariates }) => [Math.min(low, covariates[place]!), Math.max(high, covariates[place]!)],
    [Infinity, -Infinity],
  );
  return Math.abs(coefficient) * (most - least) > endless;
}
