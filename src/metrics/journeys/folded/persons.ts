import { byNumber } from '../../../relations/folded/journeys/journey-order.ts';
import type { WalkedContacts } from '../../../relations/folded/journeys/walked-contacts.ts';

/** Counts of how many customers contacts or journeys are, or of how many journeys where nothing names customers. */
export interface Persons {
  /** @param groups the group of each contact in the order in which they are walked; none where it is below 0 */
  ofContacts(groups: Int32Array, count: number): Int32Array;
  /** The same of journeys: one of several customers counts as that of one of them. */
  ofJourneys(groups: Int32Array, count: number): Int32Array;
}

export function personsOf({ columns, order, starts }: WalkedContacts): Persons {
  const journeys = starts.length - 1;
  const { customers, namesCustomers } = columns;
  if (!namesCustomers) {
    const own = Int32Array.from({ length: journeys }, (_, journey) => journey);
    const whose = new Int32Array(order.length);
    for (let journey = 0; journey < journeys; journey += 1) whose.fill(journey, starts[journey], starts[journey + 1]);
    return counting(whose, own);
  }
  const whose = order.map((row) => customers[row]!);
  const greatest = new Int32Array(journeys);
  for (let journey = 0; journey < journeys; journey += 1) {
    let most = whose[starts[journey]!]!;
    for (let at = starts[journey]! + 1; at < starts[journey + 1]!; at += 1) if (whose[at]! > most) most = whose[at]!;
    greatest[journey] = most;
  }
  return counting(whose, greatest);
}

function counting(ofContacts: Int32Array, ofJourneys: Int32Array): Persons {
  const [contacts, journeys] = [ofContacts, ofJourneys].map((whose) => ({ whose, ...byNumber(whose, whose.length) }));
  return {
    ofContacts: (groups, count) => distinctIn(contacts!, groups, count),
    ofJourneys: (groups, count) => distinctIn(journeys!, groups, count),
  };
}

interface Owned {
  readonly whose: Int32Array;
  /** Places in the order of whose they are. */
  readonly order: Int32Array;
}

/** Person by person, each counts once in a group. */
function distinctIn({ whose, order }: Owned, groups: Int32Array, count: number): Int32Array {
  const [counts, last] = [new Int32Array(count), new Int32Array(count).fill(-1)];
  for (let at = 0; at < order.length; at += 1) {
    const [group, person] = [groups[order[at]!]!, whose[order[at]!]!];
    if (group < 0 || last[group] === person) continue;
    last[group] = person;
    counts[group]! += 1;
  }
  return counts;
}
