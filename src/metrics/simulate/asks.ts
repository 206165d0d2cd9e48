import { CxError } from '../../errors.ts';
import type { RelationName } from '../../relations/index.ts';
import { pairsOf } from '../options.ts';
import type { FilesGiven } from '../reduction.ts';
import { namedClaims, type SimulateOptions } from './options.ts';

const needs = (option: string, other: string): never => {
  throw new CxError('option-needs', { option, needs: other });
};
const exclude = (a: string, b: string): never => {
  throw new CxError('options-conflict', { a, b });
};

/** Claims that say something of those who promote, are content, or are not. */
const ofAnswers = ['bad-experience-20', 'delight-30'];

/** Makes sure that files and options together say all that is asked. @throws what is wanting, or asked twice */
export function assertAsked(options: SimulateOptions, files: FilesGiven): void {
  assertBase(options, files);
  assertAnswers(options, files);
  assertRecovery(options);
  assertEffort(options, files);
  assertSla(options, files);
  assertCosts(options);
}

const ofCustomers = ['customers', 'transactions', 'responses', 'touchpoints'] as const;

/** Who the customers are is told by files, or by a profile. */
function assertBase({ retention, baseCustomers }: SimulateOptions, files: FilesGiven): void {
  const beside = [
    ['--retention', retention],
    ['--base-customers', baseCustomers],
  ] as const;
  if (files.has('profile')) {
    const other = ofCustomers.find((relation) => files.has(relation));
    if (other !== undefined) exclude('--profile', `--${other}`);
    for (const [option, value] of beside) if (value === null) needs('--profile', option);
    return;
  }
  for (const [option, value] of beside) if (value !== null) needs(option, '--profile');
  if (files.has('customers') || files.has('transactions')) return;
  const others: RelationName[] = ['responses', 'customers', 'transactions'];
  throw new CxError('relation-missing', { command: 'simulate', missing: 'customers', first: null, others });
}

/** Who is a promoter, a passive or a detractor is said by answers alone. */
function assertAnswers(options: SimulateOptions, files: FilesGiven): void {
  if (files.has('responses')) {
    if (asksAnswers(options) !== null) files.need('responses', 'recommend_score');
    return;
  }
  const option = asksAnswers(options);
  if (option === null) return;
  if (files.has('profile')) throw new CxError('option-of-answers', { option });
  needs(option, '--responses');
}

function asksAnswers(options: SimulateOptions): string | null {
  if (options.recoverDetractors !== null) return '--recover-detractors';
  if (options.promoterPremium !== null) return '--promoter-premium';
  const preset = namedClaims(options).find(({ id }) => ofAnswers.includes(id));
  return preset === undefined ? null : `--preset ${preset.id}`;
}

function assertRecovery(options: SimulateOptions): void {
  if (options.recoveryCost !== null && options.recoverDetractors === null)
    needs('--recovery-cost', '--recover-detractors');
  if (options.conversionRate === null) return;
  if (!namedClaims(options).some(({ id }) => id.startsWith('tells-')))
    needs('--conversion-rate', '--preset tells-9-15');
  if (options.recoverDetractors === null) needs('--conversion-rate', '--recover-detractors');
}

function assertEffort({ reduceEffort, effect }: SimulateOptions, files: FilesGiven): void {
  const isTold = pairsOf(effect).has('effort');
  if (reduceEffort === null) {
    if (isTold) needs('--effect effort', '--reduce-effort');
    return;
  }
  const isInData = files.knows('responses', 'effort_score') && files.knows('customers', 'ended_at');
  if (!isTold && !isInData)
    throw new CxError('effect-missing', { option: '--reduce-effort', name: 'effort', isInData: !files.has('profile') });
}

function assertSla({ answerInSla, answeredNow, sla, effect }: SimulateOptions, files: FilesGiven): void {
  const isTold = pairsOf(effect).has('sla');
  if (answerInSla === null) {
    if (isTold) needs('--effect sla', '--answer-in-sla');
    if (answeredNow !== null) needs('--answered-now', '--answer-in-sla');
    if (sla !== null) needs('--sla', '--answer-in-sla');
    return;
  }
  if (!isTold) throw new CxError('effect-missing', { option: '--answer-in-sla', name: 'sla', isInData: false });
  if (answeredNow !== null) {
    if (sla !== null) exclude('--answered-now', '--sla');
    return;
  }
  if (!files.has('reviews') || sla === null)
    needs('--answer-in-sla', '--answered-now 0.6 | --reviews … --sla "24 hours"');
  files.need('reviews', 'created_at');
  files.need('reviews', 'replied_at');
}

/** What costs has to be asked. */
function assertCosts(options: SimulateOptions): void {
  for (const lever of pairsOf(options.leverCost).keys()) {
    const option = optionOfLever[lever];
    const isAsked =
      option === undefined ? namedClaims(options).some(({ id }) => id === lever) : option(options) !== null;
    if (!isAsked) needs(`--lever-cost ${lever}`, option === undefined ? `--preset ${lever}` : `--${lever}`);
  }
}

const optionOfLever: Readonly<Record<string, (options: SimulateOptions) => number | null>> = {
  'recover-detractors': (one) => one.recoverDetractors,
  'improve-retention': (one) => one.improveRetention,
  'promoter-premium': (one) => one.promoterPremium,
  'reduce-effort': (one) => one.reduceEffort,
  'answer-in-sla': (one) => one.answerInSla,
};
