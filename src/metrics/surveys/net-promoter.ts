import {
  netPromoterEstimator,
  netPromoterMethod,
  sideOf,
  type NetPromoterEstimate,
} from '../../estimates/estimators/net-promoter.ts';
import { netScoreIntervals } from '../../estimates/estimators/net-score.ts';
import type { Text } from '../../messages/language.ts';
import type { SurveyMetric } from './survey-metric.ts';
import type { AskedScale } from '../scales/questions/question.ts';
import { recommendation, startNotice } from '../scales/questions/recommendation.ts';

const options = {
  interval: {
    type: 'choice',
    choices: netScoreIntervals,
    default: 'adjusted-wald',
    describe: { en: 'how the interval is made', es: 'cómo se calcula el intervalo' },
  },
} as const;

type NetPromoter = SurveyMetric<AskedScale, typeof options, NetPromoterEstimate>;

/** What all net promoter scores are: promoters less detractors among those who say how likely they are to recommend. */
export const netPromoter = (
  name: 'nps' | 'enps',
  label: Text,
  title: Text,
): Pick<NetPromoter, 'question' | 'options' | 'estimator' | 'present' | 'notices' | 'classes'> => ({
  question: recommendation,
  options,
  estimator: ({ interval }, settings) => netPromoterEstimator({ ...settings, name, label, interval }),
  present: ({ interval }, { weighted }) => ({
    headlines: [{ measure: name, label: title, method: netPromoterMethod(interval, weighted) }],
    chart: { title: label, parts: ['promoter_share', 'passive_share', 'detractor_share'] },
  }),
  notices: (answers, { scale }) => startNotice(answers, scale),
  classes: () => [1, 0, -1].map((side) => (value: number) => sideOf(value) === side),
});
