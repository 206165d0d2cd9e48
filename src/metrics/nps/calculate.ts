import type { Answers } from '../../relations/answers.ts';
import type { Findings, Headline, Notice, Row } from '../../results/result.ts';
import { distributionTable, netPromoterEstimator, type NetPromoterInterval } from '../estimators/net-promoter.ts';
import { estimateTables, pooled } from '../estimates.ts';
import { estimateCharts } from '../charts.ts';
import { baseNotices } from '../notices.ts';
import type { SharedOptions } from '../options.ts';
import { scales } from './reduce.ts';

export interface NpsOptions extends SharedOptions {
  readonly interval: NetPromoterInterval;
  readonly scale: keyof typeof scales | null;
}

const label = { en: 'NPS', es: 'NPS' };

/** Net Promoter Score: overall, by segment, over time, and compared. */
export function calculate(answers: Answers, options: NpsOptions): Findings {
  const estimator = netPromoterEstimator({ ...options, name: 'nps', label, weighted: answers.weighted });
  const all = pooled(answers.groups);
  const overall = estimator.measure(all);
  const tables = estimateTables(answers, estimator, options);
  return {
    headlines: [headline(overall, estimator.method)],
    tables: [...tables, distributionTable(all, scales[options.scale ?? '0-10'])],
    charts: estimateCharts(tables, answers, {
      estimate: 'nps',
      parts: ['promoter_share', 'passive_share', 'detractor_share'],
      title: label,
    }),
    notices: [...baseNotices(answers), ...scaleNotice(answers)],
  };
}

function headline(overall: Row, method: Headline['method'] & object): Headline {
  const number = (name: string) => overall[name] as number | null;
  return {
    name: 'nps',
    label: { en: 'Net Promoter Score', es: 'Net Promoter Score' },
    unit: 'points',
    value: number('nps'),
    conf_low: number('conf_low'),
    conf_high: number('conf_high'),
    n: number('n') ?? 0,
    method,
  };
}

const enoughToExpectZero = 200;

/** Where hundreds answer and nobody says 0, the question probably began at 1: then scores are not comparable. */
function scaleNotice({ seen, groups }: Answers): Notice[] {
  const n = pooled(groups).reduce((sum, answer) => sum + answer.n, 0);
  if (n < enoughToExpectZero || (seen.get(0) ?? 0) > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'scale-may-start-at-1',
      message: {
        en: 'no answer is 0: if the question was asked from 1 to 10, the score is not comparable with others (say so with --scale 1-10)',
        es: 'ninguna respuesta es 0: si se preguntó de 1 a 10, el índice no es comparable con otros (indíquelo con --scale 1-10)',
      },
    },
  ];
}
