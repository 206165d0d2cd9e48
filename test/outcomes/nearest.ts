import { differences, type About } from './differences.ts';
import type { Accepted, Ended } from './outcome.ts';

/**
 * What a run differs in from the accepted outcome that came nearest, in words; null where it ended as one of them says.
 * A refusal and a report are far from each other, whatever the number of differences.
 */
export function misses(accept: readonly Accepted[], ended: Ended, about: About): string | null {
  const judged = accept.map((accepted) => ({ accepted, found: differences(accepted, ended, about) }));
  if (judged.length === 0) throw new Error('nothing is accepted');
  if (judged.some(({ found }) => found.length === 0)) return null;
  const isOfThisKind = ({ accepted }: { readonly accepted: Accepted }) =>
    (accepted.refuse === true) === (ended.kind === 'refusal');
  const [nearest] = judged.toSorted(
    (a, b) => Number(isOfThisKind(b)) - Number(isOfThisKind(a)) || a.found.length - b.found.length,
  );
  const { accepted, found } = nearest!;
  const name = accepted.refuse === true ? 'the refusal' : accepted.warn === true ? 'the warning' : 'the numbers';
  const place = judged.length === 1 ? '' : ` (${accept.indexOf(accepted) + 1} of ${judged.length} accepted)`;
  return [`nearest: ${name}${place}`, ...found.map((line) => `  ${line}`)].join('\n');
}
