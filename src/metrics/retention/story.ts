import type { Notice } from '../../results/result.ts';
import type { CurveRow } from '../../statistics/survival/kaplan-meier.ts';
import { roundTimes, type Group } from './curve.ts';
import { testOfAll } from './tests.ts';

const significant = 0.05;
/** Shares of fewer customers who could still leave say little. */
const fewestAtRisk = 20;
const mostGroups = 6;

/** How times are told. */
interface Told {
  readonly unit: number;
  /** Times came without days. */
  readonly told: boolean;
  readonly options: { readonly timeUnit: string };
}

const unitNames: Readonly<Record<string, readonly [en: string, es: string]>> = {
  day: ['days', 'días'],
  week: ['weeks', 'semanas'],
  month: ['months', 'meses'],
  year: ['years', 'años'],
};

/** In words, whether groups stay alike: what share of each is still here after the same time, and the test of the curves. */
export function storyOf(by: readonly string[], groups: readonly Group[], { unit, told, options }: Told): Notice[] {
  const { p_value: p } = testOfAll(groups.map(({ estimate }) => estimate));
  const at = timeToTell(groups, unit, told);
  if (p === null || at === null) return [];
  const [units, unidades] = told ? ['', ''] : unitNames[options.timeUnit]!.map((name) => ` ${name}`);
  const shares = groups
    .slice(0, mostGroups)
    .map(({ name, estimate }) => [name, percent(survivalAt(estimate.curve, at))] as const);
  const sharesWith = (sign: string) => shares.map(([name, share]) => `${name} ${share}${sign}`).join(', ');
  const more = groups.length > mostGroups ? ', …' : '';
  const column = by.join(', ');
  const isDifferent = p < significant;
  const soonest = groups.reduce((first, group) =>
    survivalAt(group.estimate.curve, at) < survivalAt(first.estimate.curve, at) ? group : first,
  ).name;
  return [
    {
      severity: 'info',
      code: 'groups-stay',
      message: {
        en: `still here after ${at}${units}: ${sharesWith('%')}${more}. ${isDifferent ? `By ${column} customers do not stay alike: ${soonest} leaves soonest` : `Nothing shows that customers stay differently by ${column}`} (log-rank p ${pText(p)})`,
        es: `siguen tras ${at}${unidades}: ${sharesWith(' %')}${more}. ${isDifferent ? `Según ${column} los clientes no permanecen igual: ${soonest} se va antes` : `Nada muestra que permanezcan de forma distinta según ${column}`} (log-rank p ${pText(p)})`,
      },
    },
  ];
}

const percent = (share: number) => Math.round(100 * share);
const pText = (p: number) => (p < 0.001 ? '< 0.001' : `= ${Math.round(1000 * p) / 1000}`);

/** A year, where all groups are seen so long; else the last round time at which each still has some at risk. */
function timeToTell(groups: readonly Group[], unit: number, told: boolean): number | null {
  const reach = Math.min(
    ...groups.map(({ estimate: { curve } }) => lastWith(curve, fewestAtRisk) ?? lastWith(curve, 1) ?? 0),
  );
  if (groups.length < 2 || reach <= 0) return null;
  const year = Math.round(365 / unit);
  if (!told && year >= 1 && reach >= year) return year;
  return roundTimes(reach).findLast((time) => time > 0) ?? null;
}

const lastWith = (curve: readonly CurveRow[], atRisk: number) => curve.findLast((step) => step.at_risk >= atRisk)?.time;

const survivalAt = (curve: readonly CurveRow[], time: number) =>
  curve.findLast((step) => step.time <= time)?.survival ?? 1;
