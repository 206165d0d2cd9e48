import { sourceOf, type Claim } from '../../metrics/claim.ts';
import { claims } from '../../metrics/profit/claims/index.ts';

/** The page of the published claims that presets name: what each says, whose it is, and what was really measured. */
export const assumptionsPage = (prose: (text: string) => string): string =>
  [
    '# Assumptions',
    'Some metrics need numbers that no file says: how many people a promoter tells, how much longer a delighted customer stays. The numbers below were published and are quoted everywhere. They are **claims, never facts about your customers, and never a silent default**: one counts where `--preset` names it, or where the help says that the default repeats it, and then the table `assumptions` says so, with its source. `cx explain assumptions` prints this list.',
    'Fractions of 1 unless said; where a source was looked for and not found, that is said too.',
    ...claims.map((claim) => section(claim, prose)),
  ].join('\n\n');

function section(claim: Claim, prose: (text: string) => string): string {
  const { id, low, high, says, year, measured } = claim;
  const source = sourceOf(claim);
  const published = source === null ? 'not found' : [source, ...(year === null ? [] : [year])].join(', ');
  return [
    `## ${id}`,
    prose(sentence(says.en)),
    `- **Bounds:** ${low === high ? low : `${low} to ${high}`}\n- **Source:** ${prose(published)}\n- **What was measured:** ${prose(measured.en)}.`,
  ].join('\n\n');
}

const sentence = (text: string) => `${text.replace(/^./u, (letter) => letter.toUpperCase())}.`;
