import { CxError } from '../../errors.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings, Notice } from '../../results/result.ts';
import { coxRegression } from '../../statistics/survival/cox/cox.ts';
import type { Times } from '../survival/times.ts';
import { designOf, type Design } from './design.ts';
import { driversTable, hazardsTable, levelsTable, modelHeadlines, modelTable } from './tables.ts';
import { verdictNotices } from './verdicts.ts';

interface Reduced {
  readonly lives: Shown<Times> | null;
  readonly durations: Shown<Times> | null;
}

/**
 * Which columns tell who leaves sooner.
 * @throws no-events, driver-unusable, no-drivers, too-few-customers, too-few-to-model
 */
export function driversFindings(reduced: Reduced, question: Question): Findings {
  const groups = (reduced.lives ?? reduced.durations)!;
  const { named, minN } = question.drivers!;
  const design = designOf(question.by, groups.segments, named);
  const fit = coxRegression(design.rows, design.places);
  const n = (groups.overall ?? []).reduce((sum, { customers }) => sum + customers, 0);
  if (n > 0 && design.terms.length === 0)
    throw new CxError('no-drivers', { leftOut: design.constant.map((header) => ({ header, why: sameOfAll })) });
  if (n > 0 && fit === null) throw new CxError('no-events', { customers: n });
  if (n > 0) assertMany(design, n, minN);
  return {
    headlines: modelHeadlines(fit),
    tables: [
      driversTable(design, fit, question.confidence),
      hazardsTable(design, fit),
      levelsTable(design),
      modelTable(fit),
    ],
    charts: fit === null ? [] : [forest],
    notices: [...(n === 0 ? [nobody] : []), ...constantNotices(design), ...verdictNotices(design, fit)],
  };
}

/** @throws too-few-customers, too-few-to-model */
function assertMany({ terms }: Design, n: number, least: number): void {
  if (n < least) throw new CxError('too-few-to-model', { least });
  for (const { driver, levels } of terms) {
    const few = levels.find((level) => level.n < least);
    if (few !== undefined) throw new CxError('too-few-customers', { what: driver, value: few.level, least });
  }
}

const forest = {
  type: 'interval',
  title: { en: 'Hazard of leaving', es: 'Riesgo de irse' },
  table: 'drivers',
  x: ['driver'],
  y: ['hazard_ratio'],
  interval: ['hazard_ratio_low', 'hazard_ratio_high'],
  reference: 1,
  log: true,
} as const;

const nobody: Notice = {
  severity: 'warning',
  code: 'no-answers',
  message: {
    en: 'no record has an answer that can be used: why each was left out: --excluded FILE; how the file was understood: cx columns FILE',
    es: 'ningún registro tiene una respuesta utilizable: por qué se excluyó cada uno: --excluded ARCHIVO; cómo se entendió el archivo: cx columns ARCHIVO',
  },
};

const sameOfAll = { en: 'the same of all customers who are used', es: 'lo mismo de todos los clientes usados' };

const constantNotices = ({ constant }: Design): Notice[] =>
  constant.length === 0
    ? []
    : [
        {
          severity: 'info',
          code: 'drivers-left-out',
          message: {
            en: `left out of the drivers: ${constant.join(', ')} (${sameOfAll.en})`,
            es: `fuera de los factores: ${constant.join(', ')} (${sameOfAll.es})`,
          },
        },
      ];
