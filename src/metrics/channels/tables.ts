import { line, segmentTable, type Line, type ToldSegments } from '../../estimates/tables/segment-table.ts';
import { confidenceLimits, mean, n, pValue, statistic } from '../../results/columns.ts';
import type { Table } from '../../results/result.ts';
import { channel, touchpoint } from '../contacts/columns.ts';
import { others, printed } from '../contacts/names.ts';
import {
  best,
  channels,
  consistency,
  etaSquared,
  fromChannel,
  gap,
  omegaSquared,
  repeats,
  switches,
  toChannel,
  worst,
} from './columns.ts';
import { agreementOf, comparedIn } from './compared.ts';
import type { OfferedRow } from './reduce.ts';

export interface Told extends ToldSegments<readonly OfferedRow[]> {
  readonly minN: number;
  readonly confidence: number;
}

export const consistencyTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'consistency',
      title: { en: 'Consistency', es: 'Consistencia' },
      columns: [
        touchpoint,
        channels,
        etaSquared,
        omegaSquared,
        consistency,
        statistic,
        pValue,
        best,
        worst,
        gap,
        ...confidenceLimits('score'),
      ],
    },
    (rows) =>
      comparedIn(rows).map((one) =>
        line(
          [['touchpoint', printed(one.touchpoint)]],
          one.channels.some(({ isHidden }) => isHidden),
          () => {
            const agreement = agreementOf(one, told.confidence);
            const { omega_squared } = agreement;
            return [
              ...Object.entries({ ...agreement, best: printed(agreement.best), worst: printed(agreement.worst) }),
              ['channels', one.channels.length],
              ['consistency', omega_squared === null ? null : 1 - omega_squared],
            ];
          },
        ),
      ),
  );

export const channelsTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'channels',
      title: { en: 'Channels', es: 'Canales' },
      columns: [touchpoint, channel, n, mean],
    },
    (rows) =>
      comparedIn(rows).flatMap((one) =>
        one.channels.map((rated) =>
          line(
            [
              ['touchpoint', printed(one.touchpoint)],
              ['channel', printed(rated.channel)],
            ],
            rated.isHidden,
            () => [
              ['n', rated.summary.n],
              ['mean', rated.summary.mean],
            ],
          ),
        ),
      ),
  );

export const switchesTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'switches',
      title: { en: 'Switches of channel', es: 'Cambios de canal' },
      columns: [fromChannel, toChannel, switches, repeats],
    },
    (rows) => switchLines(rows, told.minN),
  );

/** Switches that are hidden are told together, and where all are of few customers not at all. */
function switchLines(rows: readonly OfferedRow[], minN: number): Line[] {
  const shown = rows.filter(({ kind, n: count }) => kind === 'switch' && count > 0);
  const lines = shown.map((row) => switchLine(printed(row.first), printed(row.second), row, false));
  const all = rows.find(({ kind }) => kind === 'switched');
  if (all === undefined) return lines;
  const rest = {
    n: all.contacts - shown.reduce((sum, row) => sum + row.n, 0),
    repeats: all.repeats - shown.reduce((sum, row) => sum + row.repeats, 0),
  };
  const isHidden = all.persons < minN;
  return rest.n === 0 && !isHidden ? lines : [...lines, switchLine(others, others, rest, isHidden)];
}

const switchLine = (
  before: string,
  after: string,
  { n: count, repeats: again }: Pick<OfferedRow, 'n' | 'repeats'>,
  isHidden: boolean,
): Line =>
  line(
    [
      ['from_channel', before],
      ['to_channel', after],
    ],
    isHidden,
    () => [
      ['switches', count],
      ['repeats', again],
    ],
  );
