import { customersTogether, withComplement } from '../../estimates/groups/complement.ts';
import { crossed } from '../../estimates/groups/margins/crossed.ts';
import { nameOf, oneWay, type Part } from '../../estimates/groups/margins/level.ts';
import type { WalkedRow } from './walked-row.ts';

interface StepPart extends Part {
  readonly customers: number;
}

/** What is not told of touchpoints and of the steps between them. */
export interface HiddenSteps {
  readonly touchpoints: ReadonlySet<string>;
  /** Whether a step is told; '' is where journeys begin, and where they end. */
  readonly isShown: (from: string, to: string) => boolean;
}

/**
 * What is hidden of the steps where few customers take some of them. Those that leave a touchpoint, and those that come to it, add up
 * to its contacts, and those at both ends to the journeys: each has several hidden ones or none. A touchpoint that is hidden is hidden
 * in all its steps.
 */
export function hiddenSteps(steps: readonly WalkedRow[], touchpoints: readonly WalkedRow[], minN: number): HiddenSteps {
  if (minN <= 1) return { touchpoints: new Set(), isShown: () => true };
  const named = touchpoints.map(({ from, persons }) => ({ from, customers: persons }));
  const hidden = new Set([...withComplement(named, minN)].map(({ from }) => from));
  const lines = (nameIn: (step: WalkedRow) => string) => {
    const parts = [...new Set(steps.map(nameIn))].map((name) =>
      partOf(
        [name],
        steps.filter((step) => nameIn(step) === name),
      ),
    );
    return oneWay(parts, new Set(parts.flatMap(({ place }, at) => (hidden.has(place[0]!) ? [at] : []))));
  };
  const cells = steps.map((step) => partOf([step.from, step.to], [step], minN));
  const together = { isFew: (parts: readonly StepPart[]) => customersTogether(parts) < minN };
  const table = crossed(
    lines(({ from }) => from),
    lines(({ to }) => to),
    cells,
    { row: together, column: together, listsEmpty: false, emptyPart: (place) => partOf(place, []) },
  );
  const untold = new Set([...table.hidden].map((at) => nameOf(table.parts[at]!)));
  return { touchpoints: hidden, isShown: (from, to) => !untold.has(nameOf({ place: [from, to] })) };
}

/** @param minN with fewer customers it is hidden by itself */
function partOf(place: readonly string[], steps: readonly WalkedRow[], minN = 0): StepPart {
  const n = steps.reduce((sum, step) => sum + step.n, 0);
  const customers = steps.reduce((sum, { persons }) => sum + persons, 0);
  return { place, n, customers, isFew: customers < minN };
}
