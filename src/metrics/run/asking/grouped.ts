import type { Queried, QueriedRow } from '../../../estimates/groups/queried.ts';
import { whole, type Asker, type Asking } from './asking.ts';
import type { Row } from './rows.ts';

/** The rows of each grouping; where states keep their periods apart, larger groups are made of the same rows. */
export async function groupedRows(asker: Asker, asking: Asking): Promise<Omit<Queried<Row>, 'ranges'>> {
  const { grain } = asking.query;
  const { by, period } = asking.question;
  const periods = period !== null;
  if (grain === 'overall') return { overall: await asker.rows(asking, whole), segments: [], cells: [] };
  const overall = await asker.rows(asking, { segments: false, periods: grain === 'chain' && periods });
  if (grain === 'chain') {
    const cells = by.length === 0 ? overall : await asker.rows(asking, { segments: true, periods });
    return { overall, segments: cells.map((one) => ({ ...one, period: null })), cells: periods ? cells : [] };
  }
  if (grain === 'both') return besidePeriods(asker, asking, overall);
  const segments = by.length === 0 ? overall : await asker.rows(asking, { segments: true, periods: false });
  return { overall, segments, cells: periods ? await asker.rows(asking, { segments: true, periods }) : [] };
}

/** The rows of periods beside those of all days as one stretch. @param overall of all records in all days */
async function besidePeriods(
  asker: Asker,
  asking: Asking,
  overall: readonly QueriedRow<Row>[],
): Promise<Omit<Queried<Row>, 'ranges'>> {
  const { by, period } = asking.question;
  const rows = (segments: boolean, periods: boolean) => asker.rows(asking, { segments, periods });
  const segments = by.length === 0 ? overall : await rows(true, false);
  if (period === null) return { overall, segments, cells: [] };
  const ofAll = await rows(false, true);
  const cells = by.length === 0 ? ofAll : await rows(true, true);
  const asOne = cells.map((one) => ({ ...one, period: null }));
  return { overall: [...overall, ...ofAll], segments: [...segments, ...asOne], cells };
}
