import type { Text } from '../../messages/language.ts';
import type { Claim } from '../claim.ts';
import { movedBy } from './model/change.ts';
import type { Group, SimulatedName } from './model/group.ts';
import type { Values } from './model/inputs.ts';
import { changeOf, valueOfChange, type Scenario } from './model/outcome.ts';
import { leversIn } from './model/levers.ts';

/** A published claim, and what the user's own data say of the same, or of what it cannot be greater than. */
export interface HeldClaim {
  readonly claim: Claim;
  readonly own: number | null;
  readonly holds: boolean | null;
  /** What the own number is; null where no file can say one. */
  readonly is: Text | null;
}

export const heldClaims = (claims: readonly Claim[], scenario: Scenario): readonly HeldClaim[] =>
  claims.map((claim) => {
    const known = ownNumbers[claim.id];
    const own = known?.of(scenario) ?? null;
    return {
      claim,
      own,
      holds: known === undefined || own === null ? null : known.holds(claim, own),
      is: known?.is ?? null,
    };
  });

/**
 * Whether a number lies between what is claimed; where one number is claimed, whether it is as great, or below 0 as small.
 *
 * @example holdsFor({ low: 0.05, high: 0.85 }, 0.9) // => false
 * @example holdsFor({ low: -0.2, high: -0.2 }, -0.25) // => true
 */
export function holdsFor({ low, high }: Pick<Claim, 'low' | 'high'>, own: number): boolean {
  if (low !== high) return own >= low && own <= high;
  return low < 0 ? own <= low : own >= low;
}

/**
 * Whether a claim can be so where a number is more than what it speaks of: not where even that is less. That it is so no such number
 * shows.
 *
 * @example refutedBy({ low: 0.22 }, 0.1) // => false
 * @example refutedBy({ low: 0.22 }, 0.3) // => null
 */
export const refutedBy = ({ low }: Pick<Claim, 'low'>, bound: number): false | null => (bound < low ? false : null);

type Quantity = (group: Group) => number | null;

/** By which share a quantity of one group is greater than that of another. */
const beyond =
  (one: SimulatedName, other: SimulatedName, of: Quantity) =>
  ({ base }: Pick<Scenario, 'base'>) => {
    const quantity = (name: SimulatedName) => {
      const group = base.find((each) => each.name === name);
      return group === undefined || group.customers === 0 ? null : of(group);
    };
    const [a, b] = [quantity(one), quantity(other)];
    return a === null || b === null || b === 0 ? null : a / b - 1;
  };

const retentionOf: Quantity = ({ retention }) => retention;
const revenueOf: Quantity = ({ revenue }) => revenue;

interface OwnNumber {
  readonly is: Text;
  readonly of: (scenario: Scenario) => number | null;
  readonly holds: (claim: Claim, own: number) => boolean | null;
}

const spending: OwnNumber = {
  is: {
    en: 'promoters’ revenue a year ÷ passives’ − 1: no selling of one kind, but an upper bound of cross-selling, up-selling and order size together',
    es: 'el ingreso al año de los promotores ÷ el de los pasivos − 1: no es venta de una clase, sino una cota superior de venta cruzada, venta superior y tamaño de pedido juntos',
  },
  of: beyond('promoter', 'passive', revenueOf),
  holds: refutedBy,
};

/** What of these customers answers to a claim; of the others no file can say it. */
const ownNumbers: Readonly<Record<string, OwnNumber>> = {
  'bad-experience-20': {
    is: {
      en: 'detractors’ one-year retention ÷ passives’ − 1',
      es: 'la retención a un año de los detractores ÷ la de los pasivos − 1',
    },
    of: beyond('detractor', 'passive', retentionOf),
    holds: holdsFor,
  },
  'delight-30': {
    is: {
      en: 'promoters’ one-year retention ÷ passives’ − 1',
      es: 'la retención a un año de los promotores ÷ la de los pasivos − 1',
    },
    of: beyond('promoter', 'passive', retentionOf),
    holds: holdsFor,
  },
  'cross-sell-22': spending,
  'up-sell-38': spending,
  'order-size-5-85': spending,
  'temkin-775': {
    is: {
      en: 'what the other levers that were asked would bring in revenue within three years ÷ one year’s revenue: an assumption, which shows nothing',
      es: 'lo que las demás palancas pedidas aportarían de ingreso en tres años ÷ el ingreso de un año: un supuesto, que no muestra nada',
    },
    of: revenueGained,
    holds: () => null,
  },
};

const temkinYears = 3;

/** What the levers that are asked bring in revenue within three years, but for the claim itself, ÷ the revenue of one year. */
function revenueGained({ base, values }: Scenario): number | null {
  const own: Values = new Map([...values].filter(([name]) => name !== 'temkin-775'));
  const levers = leversIn(own);
  if (levers.length === 0) return null;
  const revenues = base.map((group) => ({ ...group, values: group.revenue === null ? null : [group.revenue] }));
  const moved = movedBy(revenues, changeOf(levers, own));
  const gained = valueOfChange(moved, { years: temkinYears, discount: 0 });
  const present = base.filter(({ customers }) => customers > 0);
  if (gained === null || present.some(({ revenue }) => revenue === null)) return null;
  const year = present.reduce((sum, { customers, revenue }) => sum + customers * revenue!, 0);
  return year === 0 ? null : gained / year;
}
