// A file of customers as odd as exports are, of which each record's end is known from its making.
import { textOf, type Day } from './customer-calendar.ts';
import { Chance } from './customer-histories.ts';

/** What becomes of a record: why it is left out (any of these words), or whom it stands for. */
export type Expectation =
  | { readonly kind: 'excluded'; readonly reasons: readonly string[] }
  | { readonly kind: 'used'; readonly started: Day; readonly ended: Day | null; readonly revenue: number | null };

export interface OddRecord {
  /** The kind of oddity, for the count of each. */
  readonly oddity: string;
  readonly cells: readonly string[];
  readonly expected: Expectation;
}

export const header = ['customer_id', 'started_at', 'ended_at', 'status', 'recurring_revenue', 'plan'];

const left = (...reasons: readonly string[]): Expectation => ({ kind: 'excluded', reasons });

/** Cells of a customer, as they are drawn before something odd befalls one of them. */
interface Draft {
  id: string;
  started: Day;
  ended: Day | null;
  startedAt: string;
  endedAt: string;
  status: string;
  revenue: number | null;
  money: string;
  plan: string;
}

type Oddity = (draft: Draft, chance: Chance, asOf: Day) => Expectation | null;

/** Days and words that mean no end: those that databases, spreadsheets and people write. */
const noEnds = [
  '0000-00-00',
  '9999-12-31',
  '31/12/9999',
  '1970-01-01',
  '1900-01-01',
  '0001-01-01',
  '1899-12-30',
  '2999-12-31',
  'present',
  'Vigente',
  'actualidad',
  'NULL',
  'N/A',
  'NaT',
  '-',
  String.raw`\N`,
];

/** Null: the customer is used, as the draft says. */
const oddities: Readonly<Record<string, Oddity>> = {
  none: () => null,
  'still here': (draft) => stays(draft, ''),
  'an end that means none': (draft, chance) => stays(draft, chance.pick(noEnds)),
  'an end ahead': (draft, chance, asOf) => {
    draft.ended = asOf + 1 + chance.below(400);
    draft.endedAt = written(draft.ended, chance);
    draft.status = 'active';
    return null;
  },
  'a life of one day': (draft) => {
    draft.ended = draft.started;
    draft.endedAt = draft.startedAt;
    return null;
  },
  'blanks around the id': (draft, chance) => {
    draft.id = chance.pick([`  ${draft.id}`, `${draft.id} `, `\u00A0${draft.id}\u00A0`, `\t${draft.id}`]);
    return null;
  },
  'money that nobody knows': (draft, chance) => {
    draft.revenue = null;
    draft.money = chance.pick(['', '  ', 'gratis', 'N/A']);
    return null;
  },
  'money below 0': (draft, chance) => {
    draft.money = chance.pick(['-12,50 €', '−3,00 €', '(45,10 €)']);
    return left('value-out-of-scale');
  },
  'no id': (draft, chance) => {
    draft.id = chance.pick(['', '   ', '\u00A0']);
    return left('id-missing');
  },
  'the id of a guest': (draft, chance) => {
    draft.id = chance.pick(['guest', 'Invitado', 'anonymous', 'consumidor final']);
    return left('id-missing');
  },
  'an end before the start': (draft, chance) => {
    draft.ended = draft.started - 1 - chance.below(300);
    draft.endedAt = written(draft.ended, chance);
    return left('end-before-start');
  },
  'left without a date': (draft, chance) => {
    stays(draft, chance.pick(['', '', '0000-00-00', '9999-12-31']));
    draft.status = chance.pick(['cancelled', 'Churned', 'closed', 'Baja', 'cancelado', 'inactive', 'EXPIRED']);
    return left('value-missing');
  },
  'no start': (draft, chance) => {
    draft.startedAt = chance.pick(['', '0000-00-00', 'N/A', '1970-01-01', '9999-12-31']);
    return left('value-missing');
  },
  // Whether it is a date or a value that cannot be read, the definition leaves open.
  'a start that is no day': (draft, chance) => {
    draft.startedAt = chance.pick(['31/02/2025', 'ayer', '2025-02-30', '??']);
    return left('date-unreadable', 'value-unreadable');
  },
  'a start ahead': (draft, chance, asOf) => {
    draft.started = asOf + 1 + chance.below(90);
    draft.startedAt = written(draft.started, chance);
    stays(draft, '');
    return left('out-of-period');
  },
};

export const oddNames = [...Object.keys(oddities), 'twice alike', 'a field too many'];

function stays(draft: Draft, text: string): null {
  draft.ended = null;
  draft.endedAt = text;
  draft.status = 'active';
  return null;
}

/** Most days as they are written in Spain, some as ISO writes them. */
function written(day: Day, chance: Chance): string {
  const text = textOf(day);
  if (chance.happens(15)) return text;
  const [year, month, date] = text.split('-');
  return `${date}/${month}/${year}`;
}

/** `1.234,56 €` */
function euros(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replaceAll(/\B(?=(?:\d{3})+$)/gu, '.');
  return `${whole},${String(hundredths % 100).padStart(2, '0')} €`;
}

function draftOf(number: number, chance: Chance, asOf: Day): Draft {
  const started = asOf - 30 - chance.below(1000);
  const ended = started + 1 + chance.below(asOf - started);
  const revenue = 100 + chance.below(300_000);
  return {
    id: `K${String(number).padStart(5, '0')}`,
    started,
    ended,
    startedAt: written(started, chance),
    endedAt: written(ended, chance),
    status: chance.pick(['cancelled', 'Baja', 'active', 'oro', '']),
    revenue,
    money: euros(revenue),
    plan: chance.pick(['basic', 'pro', 'de dos\nlíneas', 'a;b', 'dice "sí"']),
  };
}

/** Half of the records have nothing odd; of the others, each oddity has its share. */
export function oddCustomers(records: number, seed: number, asOf: Day): readonly OddRecord[] {
  const chance = new Chance(seed);
  const made: OddRecord[] = [];
  while (made.length < records) {
    const oddity = chance.happens(50) ? chance.pick(['none', 'still here']) : chance.pick(oddNames);
    if (oddity === 'twice alike') {
      const first = chance.pick(made.length > 0 ? made : [oddRecord('none', 0, chance, asOf)]);
      if (made.length > 0 && hasOwnId(first)) made.push(again(first, chance));
    } else made.push(oddRecord(oddity, made.length, chance, asOf));
  }
  return made;
}

function oddRecord(oddity: string, number: number, chance: Chance, asOf: Day): OddRecord {
  const draft = draftOf(number, chance, asOf);
  const found = oddities[oddity]?.(draft, chance, asOf) ?? null;
  const { id, started, ended, startedAt, endedAt, status, revenue, money, plan } = draft;
  const cells = [id, startedAt, endedAt, status, money, plan];
  if (oddity === 'a field too many') return { oddity, cells: [...cells, 'x'], expected: left('structure') };
  return { oddity, cells, expected: found ?? { kind: 'used', started, ended, revenue } };
}

/** Records without an id are never duplicates; a record that is broken is none. */
const hasOwnId = ({ cells, oddity }: OddRecord) => /^\W*K\d{5}\W*$/u.test(cells[0]!) && oddity !== 'a field too many';

/** The same cells, with or without blanks around them. */
function again({ cells }: OddRecord, chance: Chance): OddRecord {
  const blanks = chance.happens(50);
  const copied = cells.map((cell, at) => (blanks && at !== 5 ? ` ${cell} ` : cell));
  return { oddity: 'twice alike', cells: copied, expected: left('duplicate') };
}

/** The file, and the line on which each record begins. */
export function fileOfRecords(records: readonly OddRecord[]): {
  readonly text: string;
  readonly lines: readonly number[];
} {
  let line = 2;
  const lines: number[] = [];
  const texts = records.map(({ cells }) => {
    const text = cells.map(field).join(';');
    lines.push(line);
    line += text.split('\n').length;
    return text;
  });
  return { text: `${[header.join(';'), ...texts].join('\n')}\n`, lines };
}

const field = (text: string) => (/[;"\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
