import { plannedReading } from '../../../metrics/run/loads/planned.ts';
import { QueryLeg } from '../../../metrics/run/queries.ts';
import { planTallies, talliesByRelation } from '../../../metrics/run/reading.ts';
import type { Engines, Run, Wanted } from '../../../metrics/run/run.ts';

/**
 * Makes sure that the files of a run have the columns that a metric is asked of, without reading them.
 * @throws what stops the run for its columns: column-not-found, column-ambiguous, by-not-found
 */
export function assertAskable(wanted: Wanted, run: Run, engines: Engines): void {
  for (const [relation, tallies] of talliesByRelation([wanted]))
    planTallies(run.relations.get(relation)!, tallies, run.question);
  for (const { opened, requests } of new QueryLeg([wanted], run, engines).units.values())
    plannedReading(opened, requests);
}
