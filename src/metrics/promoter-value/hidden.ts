import { withComplement } from '../../estimates/groups/complement.ts';
import type { Before } from './valued/before.ts';
import type { GroupName } from '../worth/profile-row.ts';
import { leastBehind, type Worth } from '../worth/worth.ts';

/** Which parts of a group that is shown are not. */
export interface Hidden {
  isGroup(name: GroupName): boolean;
  readonly isBefore: boolean;
}

/**
 * Hides answers that fewer than `minN` customers gave, or of whom fewer were seen or say what they bring, and others with them
 * so that no total gives them away; and the regression where few of an answer stand behind it.
 */
export function hiddenIn(worths: readonly Worth[], { customers }: Before, minN: number): Hidden {
  if (minN <= 1) return { isGroup: () => false, isBefore: false };
  const parts = worths.map((worth) => ({ group: worth.group, customers: leastBehind(worth) }));
  const hidden = new Set([...withComplement(parts, minN)].map(({ group }) => group));
  const isFew = [...customers.values()].some((count) => count > 0 && count < minN);
  const isAnswerHidden = [...hidden].some((group) => group !== 'no-answer');
  return { isGroup: (name) => hidden.has(name), isBefore: isFew || isAnswerHidden };
}
