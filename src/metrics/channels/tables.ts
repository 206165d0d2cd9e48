import { withComplement, withOverlappingComplement } from '../../estimates/groups/complement.ts';
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
import { agreementOf, comparedIn, type Compared, type InChannel } from './compared.ts';
import type { OfferedRow } from './reduce.ts';

export interface Told extends ToldSegments<readonly OfferedRow[]> {
  readonly minN: number;
  readonly confidence: number;
}

/** The channels of a touchpoint that too few customers rated, and others for their sake. */
const hiddenIn = ({ channels: rated }: Compared, minN: number): ReadonlySet<InChannel> => {
  const parts = rated.map((one) => ({ one, customers: one.persons }));
  return new Set(minN > 1 ? [...withComplement(parts, minN)].map(({ one }) => one) : []);
};

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
        line([['touchpoint', printed(one.touchpoint)]], hiddenIn(one, told.minN).size > 0, () => {
          const agreement = agreementOf(one, told.confidence);
          const { omega_squared } = agreement;
          return [
            ...Object.entries({ ...agreement, best: printed(agreement.best), worst: printed(agreement.worst) }),
            ['channels', one.channels.length],
            ['consistency', omega_squared === null ? null : 1 - omega_squared],
          ];
        }),
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
      comparedIn(rows).flatMap((one) => {
        const hidden = hiddenIn(one, told.minN);
        return one.channels.map((rated) =>
          line(
            [
              ['touchpoint', printed(one.touchpoint)],
              ['channel', printed(rated.channel)],
            ],
            hidden.has(rated),
            () => [
              ['n', rated.summary.n],
              ['mean', rated.summary.mean],
            ],
          ),
        );
      }),
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

/** Switches of few customers are told together, and where those are few too not at all: journeys may have several. */
function switchLines(rows: readonly OfferedRow[], minN: number): Line[] {
  const parts = rows.filter(({ kind }) => kind === 'switch').map((row) => ({ row, customers: row.persons }));
  const small = minN > 1 ? withOverlappingComplement(parts, minN) : new Set();
  const joined = parts.filter((part) => small.has(part)).map(({ row }) => row);
  const shown = parts.filter((part) => !small.has(part)).map(({ row }) => row);
  const lines = shown.map((row) => switchLine(printed(row.first), printed(row.second), [row], false));
  if (joined.length === 0) return lines;
  const switched = rows.find(({ kind }) => kind === 'switched')?.persons ?? 0;
  return [...lines, switchLine(others, others, joined, switched < minN)];
}

const switchLine = (before: string, after: string, rows: readonly OfferedRow[], isHidden: boolean): Line =>
  line(
    [
      ['from_channel', before],
      ['to_channel', after],
    ],
    isHidden,
    () => [
      ['switches', rows.reduce((sum, row) => sum + row.n, 0)],
      ['repeats', rows.reduce((sum, row) => sum + row.repeats, 0)],
    ],
  );
