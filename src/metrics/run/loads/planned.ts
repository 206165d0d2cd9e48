import { datePartIn } from '../../../records/plan.ts';
import type { Kept, Watched } from '../../../records/typed/encoding/encoded.ts';
import { planTyped, type TypedPlan } from '../../../records/typed/plan.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import type { Request } from '../typed.ts';

/** What one metric asks of one relation. */
export interface Unit {
  readonly opened: OpenedRelation;
  readonly requests: readonly Request[];
  /** Tells the files apart that other relations of the metric are read from. */
  readonly beside: string;
}

/** What a metric that runs alone reads of the files of a relation. */
export interface PlannedReading {
  readonly opened: OpenedRelation;
  /** A plan for each request. */
  readonly plans: readonly TypedPlan[];
  readonly headers: ReadonlySet<string>;
  /** Those of ids of which only matters whose they are. */
  readonly ids: ReadonlySet<string>;
  /** The headers of which a part is kept alone. */
  readonly kept: ReadonlyMap<string, Kept>;
  readonly watched: Watched;
}

/** @throws column-not-found, column-not-in-file, column-ambiguous, by-not-found */
export function plannedReading(opened: OpenedRelation, requests: readonly Request[]): PlannedReading {
  const plans = requests.map(({ reads, asked, window }) => planTyped(opened, reads, asked, window));
  const headers = new Set(plans.flatMap((plan) => plan.headers));
  const isOnly = (part: 'day' | 'identity', header: string) =>
    plans.every(({ [part]: own, headers: read }) => own === header || !read.includes(header));
  const day = datePartIn(requests[0]?.asked.zone ?? null);
  const kept = new Map(
    [...headers].flatMap((header): [string, Kept][] => {
      if (isOnly('day', header)) return [[header, day]];
      return isOnly('identity', header) ? [[header, 'identity']] : [];
    }),
  );
  const watched = { words: plans.some((plan) => plan.watched.words), repeated: plans[0]?.watched.repeated ?? null };
  return { opened, plans, headers, ids: idsAlone(plans), kept, watched };
}

/** The headers that are ids and no more to all that read them. */
export function idsAlone(
  readings: readonly { readonly headers: Iterable<string>; readonly ids: ReadonlySet<string> }[],
): ReadonlySet<string> {
  const more = new Set(readings.flatMap(({ headers, ids }) => [...headers].filter((header) => !ids.has(header))));
  return new Set(readings.flatMap(({ ids }) => [...ids].filter((header) => !more.has(header))));
}
