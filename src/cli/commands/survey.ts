import { CxError } from '../../errors.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Language, Text } from '../../messages/language.ts';
import { metrics } from '../../metrics/index.ts';
import { relationsOf, type Metric } from '../../metrics/metric.ts';
import { neededHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import type { MetricResult } from '../../results/result.ts';
import type { Flags } from '../options/flags.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { formatOf, styleOf } from '../outputs/style.ts';
import { answer, assertOutputs, ownOptions, prepare } from './metric.ts';

const title: Text = { en: 'Survey', es: 'Encuesta' };
const survey = { id: 'survey', byPosition: 'responses', reductions: {} } as const;

/** `cx survey FILE…`: every survey metric that the files allow, on one page, from one scan. */
export async function runSurveyCommand(files: readonly string[], flags: Flags, io: Io, voice: Voice): Promise<void> {
  const format = formatOf(flags, 'survey');
  const style = styleOf(flags, io, voice, format);
  const run = await prepare(survey, files, flags, io, style.language);
  assertOutputs(run, flags);
  const opened = run.relations.get('responses')!;
  const onPage = metrics
    .filter(({ surveyPlace }) => surveyPlace !== undefined)
    .toSorted((a, b) => a.surveyPlace! - b.surveyPlace!);
  const missing = onPage.flatMap((metric) => whatIsMissing(metric, opened, style.language) ?? []);
  const wanted = onPage
    .filter(({ id }) => !missing.some(({ metric }) => metric === id))
    .map((metric) => ({ metric, options: ownOptions(metric, {}) }));
  if (wanted.length === 0) neededHeader(opened, 'recommend_score');
  await answer(
    title[style.language],
    wanted,
    { ...run, page: true },
    {
      format,
      style,
      flags,
      io,
      voice,
      others: missing,
    },
  );
}

/** Why a metric cannot be on the page; null when it can. */
function whatIsMissing(metric: Metric, opened: OpenedRelation, language: Language): MetricResult | null {
  try {
    for (const column of relationsOf(metric).get('responses') ?? []) neededHeader(opened, column);
    return null;
  } catch (error) {
    if (!(error instanceof CxError)) throw error;
    const { message, hint = '' } = errorText(error, language);
    return {
      metric: metric.id,
      title: metric.title[language],
      options: {},
      status: 'not-applicable',
      reason: message,
      hint,
    };
  }
}
