import { hiddenAcross } from '../../estimates/groups/margins/across.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { ProfileRow } from '../worth/profile-row.ts';
import type { Before } from './valued/before.ts';
import type { GroupName } from '../worth/profile-row.ts';
import { leastBehind, type Worth } from '../worth/worth.ts';

/** Which parts of a group that is shown are not. */
export interface Hidden {
  isGroup(name: GroupName): boolean;
  readonly isBefore: boolean;
}

/** The answers that are hidden of each group that is shown. */
export type HiddenAnswers = ReadonlyMap<State<ProfileRow>, ReadonlySet<string>>;

/**
 * Hides answers that fewer than `minN` customers gave, or of whom fewer were seen or say what they bring, and others with them
 * so that no total gives them away, nor those of other segments.
 */
export function hiddenAnswers(
  { overall, segments, by, minN }: Pick<Shown<ProfileRow>, 'overall' | 'segments' | 'by' | 'minN'>,
  worthsOf: (state: State<ProfileRow>) => readonly Worth[],
): HiddenAnswers {
  if (minN <= 1) return new Map();
  const classesOf = (state: State<ProfileRow>) =>
    worthsOf(state).map((worth) => ({ name: worth.group, customers: worth.customers, least: leastBehind(worth) }));
  const all = overall ?? [];
  const states = by.length === 0 ? [] : segments.flatMap(({ state }) => (state === null ? [] : [state]));
  const { ofAll, ofSegments } = hiddenAcross(classesOf(all), states.map(classesOf), minN);
  return new Map([[all, ofAll], ...states.map((state, at) => [state, ofSegments[at]!] as const)]);
}

/** Hides the answers of a group, and the regression where few of an answer stand behind it. */
export function hiddenIn(answers: ReadonlySet<string>, { customers }: Before, minN: number): Hidden {
  if (minN <= 1) return { isGroup: () => false, isBefore: false };
  const isFew = [...customers.values()].some((count) => count > 0 && count < minN);
  const isAnswerHidden = [...answers].some((group) => group !== 'no-answer');
  return { isGroup: (name) => answers.has(name), isBefore: isFew || isAnswerHidden };
}
