import type { Shown } from '../../estimates/groups/suppression.ts';
import type { ProfileRow } from './profile-row.ts';
import { partsOfRecurring, type Profiles, type Told } from './reduce.ts';
import type { Basis } from './worth.ts';

/** What the one query that the files were asked gave. */
export interface Asked {
  readonly told: Told;
  readonly groups: Shown<ProfileRow>;
  readonly basis: Basis;
}

/** Null where none of these queries was asked. */
export function askedOf(profiles: Profiles, reduced: Readonly<Record<string, unknown>>): Asked | null {
  for (const [name, { told }] of profiles) {
    const groups = (reduced[name] ?? null) as Shown<ProfileRow> | null;
    if (groups !== null) return { told, groups, basis: basisOf(groups, told) };
  }
  return null;
}

/** Every segment has the row that says what the files say. */
function basisOf({ overall, segments }: Shown<ProfileRow>, { ends, purchases }: Told): Basis {
  const states = [overall, ...segments.map(({ state }) => state)];
  const known = states.flatMap((state) => state ?? []).find(({ part }) => part === 'known');
  return {
    ends,
    bought: !purchases || known === undefined || known.margins + known.without_margin > 0,
    margins: (known?.margins ?? 0) > 0,
    costs: (known?.costs ?? 0) > 0,
    referred: (known?.referred ?? 0) > 0,
    parts: purchases ? 1 : partsOfRecurring,
  };
}
