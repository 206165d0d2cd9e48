import { detractorsIn, noChange, type Change } from './change.ts';
import { unchanged, type Group, type Shift, type SimulatedName } from './group.ts';
import { valueOf, type Values } from './inputs.ts';

/** Something that can be done, and what it does to customers. It is called as its option, or as the claim that it is taken from. */
export interface Lever {
  readonly name: string;
  /** @param strength how much of what is asked comes about: 1 is all of it */
  readonly change: (values: Values, strength: number) => Change;
  /** What it costs for each of these customers, beside what it costs in all. */
  readonly cost?: (values: Values, base: readonly Group[]) => number;
}

const toAll = (shift: Partial<Shift>): Change => ({ ...noChange, of: () => ({ ...unchanged, ...shift }) });
const to = (name: SimulatedName, shift: Partial<Shift>): Change => ({
  ...noChange,
  of: (group) => (group === name ? { ...unchanged, ...shift } : unchanged),
});

const recovered = (values: Values, strength: number) => Math.min(1, (values.get('recover-detractors') ?? 0) * strength);

/** The share by which each of these claims lifts all revenue, as it is taken here. */
const sold: Readonly<Record<string, (values: Values) => number>> = {
  'cross-sell-22': (values) => valueOf(values, 'cross-sell-22'),
  'up-sell-38': (values) => valueOf(values, 'up-sell-38'),
  'order-size-5-85': (values) => valueOf(values, 'order-size-5-85'),
  // Of one year's revenue, within three.
  'temkin-775': (values) => valueOf(values, 'temkin-775') / 3,
};

/** By which share a lever lifts the revenue of all customers; null where it is no lever of that kind. */
export const liftOf = (name: string, values: Values): number | null => sold[name]?.(values) ?? null;

const selling: readonly Lever[] = Object.entries(sold).map(([name, share]) => ({
  name,
  change: (values, strength) => toAll({ selling: 1 + strength * share(values) }),
}));

/** What recovered detractors tell others, or no longer tell them: so many people each, of whom a share comes or does not stay away. */
const tells = (name: string): Lever => ({
  name,
  change: (values, strength) => ({
    ...noChange,
    won: recovered(values, strength) * valueOf(values, name) * valueOf(values, 'conversion-rate'),
  }),
});

/** All levers, in the order of the table. */
export const levers: readonly Lever[] = [
  {
    name: 'recover-detractors',
    change: (values, strength) => ({ ...noChange, recovered: recovered(values, strength) }),
    cost: (values, base) => (values.get('recovery-cost') ?? 0) * recovered(values, 1) * detractorsIn(base),
  },
  {
    name: 'improve-retention',
    change: (values, strength) => toAll({ points: (strength * valueOf(values, 'improve-retention')) / 100 }),
  },
  {
    name: 'promoter-premium',
    change: (values, strength) =>
      to('promoter', {
        premium: strength * valueOf(values, 'promoter-premium') * (values.get('pay-more-86') ?? 1),
      }),
  },
  {
    name: 'reduce-effort',
    change: (values, strength) =>
      toAll({ points: strength * valueOf(values, 'reduce-effort') * valueOf(values, 'effect effort') }),
  },
  {
    name: 'answer-in-sla',
    change: (values, strength) => {
      const more = valueOf(values, 'answer-in-sla') - valueOf(values, 'answered-now');
      return toAll({ points: strength * more * valueOf(values, 'effect sla') });
    },
  },
  {
    name: 'bad-experience-20',
    // Retention is other by this share, below 0; without the bad experience it is what it would be over the rest.
    change: (values, strength) =>
      to('detractor', { keeping: 1 + strength * (1 / (1 + valueOf(values, 'bad-experience-20')) - 1) }),
  },
  {
    name: 'delight-30',
    change: (values, strength) => to('passive', { keeping: 1 + strength * valueOf(values, 'delight-30') }),
  },
  tells('tells-4-6'),
  tells('tells-9-15'),
  ...selling,
];

/** Claims that say how many people are told bring money only with a rate at which those come, and where somebody is recovered. */
const ofTelling = ['tells-4-6', 'tells-9-15'];

/** The levers that were asked for, in the order of all. */
export const leversIn = (values: Values): readonly Lever[] =>
  levers.filter(
    ({ name }) =>
      values.has(name) &&
      (!ofTelling.includes(name) || (values.has('conversion-rate') && values.has('recover-detractors'))),
  );

/** What a lever costs in all. */
export const costOf = ({ name, cost }: Lever, values: Values, base: readonly Group[]): number =>
  (values.get(`lever-cost ${name}`) ?? 0) + (cost?.(values, base) ?? 0);
