import { readFileSync } from 'node:fs';
import { reasons as declared } from '../../src/results/reasons.ts';
import type { Accounting } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

/** Why a record is left out: the first of these that applies is the one that is told. */
const reasons = [
  'structure',
  'preview',
  'incomplete',
  'status-excluded',
  'lifecycle',
  'duplicate',
  'id-missing',
  'date-unreadable',
  'end-before-start',
  'out-of-period',
  'filtered',
  'value-missing',
  'value-unreadable',
  'value-out-of-scale',
  'weight-unusable',
] as const;
type Reason = (typeof reasons)[number];

test('reasons are asked in this order', () => {
  expect(declared).toEqual(reasons);
});

/** Cells by header; one without a header is one too many. */
type Cells = Readonly<Record<string, string>>;

/** An export in which some reasons can be made to apply. */
interface Export {
  readonly argv: (file: string) => readonly string[];
  /** A record that is used, but for the id that each has of its own. */
  readonly sound: Cells;
  readonly id: string;
  /** What makes a later record of the one with the same id. */
  readonly later: Cells;
  /** Sound records beside those that are looked at. */
  readonly others?: readonly Cells[];
  /** The cells that make a reason apply, in each way that there is. */
  readonly makes: Readonly<Partial<Record<Reason, readonly Cells[]>>>;
}

const tooMany = [{ '': 'one cell too many' }];
const asked = ['--from', '2026-03-01', '--to', '2026-03-31', '--where', 'country = "ES"'];

const qualtrics: Export = {
  argv: (file) => ['nps', file, '--map', 'recommend_score=Q1', '--weight', 'weight', ...asked],
  sound: {
    StartDate: '2026-03-10',
    EndDate: '2026-03-10',
    Status: '0',
    Finished: '1',
    RecordedDate: '2026-03-10',
    ResponseId: '',
    country: 'ES',
    weight: '1',
    Q1: '9',
  },
  id: 'ResponseId',
  later: { EndDate: '2026-03-20' },
  makes: {
    structure: tooMany,
    preview: [{ Status: '1' }],
    'date-unreadable': [{ EndDate: '2026-02-30' }],
    'out-of-period': [{ EndDate: '2026-02-28' }],
    filtered: [{ country: 'FR' }],
    'value-missing': [{ Q1: '' }, { weight: 'none' }],
    'value-unreadable': [{ Q1: '7.5' }, { weight: 'some' }],
    'value-out-of-scale': [{ Q1: '11' }, { weight: '0' }],
  },
};

const limeSurvey: Export = {
  argv: (file) => ['nps', file, '--map', 'submitted_at=ended', ...asked],
  sound: {
    id: '',
    submitdate: '2026-03-10',
    lastpage: '3',
    startlanguage: 'es',
    ended: '2026-03-10',
    country: 'ES',
    NPS: '9',
  },
  id: 'id',
  later: { ended: '2026-03-20' },
  makes: {
    structure: tooMany,
    incomplete: [{ submitdate: '' }],
    'date-unreadable': [{ ended: '2026-02-30' }],
    'out-of-period': [{ ended: '2026-02-28' }],
    filtered: [{ country: 'FR' }],
    'value-missing': [{ NPS: '' }],
    'value-unreadable': [{ NPS: '7.5' }],
    'value-out-of-scale': [{ NPS: '11' }],
  },
};

const responses = folder.file('responses.csv', 'customer_id,nps\nC1,9\n');

/** So many records differ that there is something to explain, and a few words among their numbers are unreadable. */
const unlike = Array.from({ length: 300 }, (_, at) => ({ overall: String(1 + (at % 5)), price: String(1 + (at % 3)) }));

/** Measures that move an outcome, of which a weight of 0 is a weight. */
const measuresOf = ({ sound, makes, id, later }: Export, { preview, incomplete }: Export['makes']): Export => ({
  argv: (file) => [
    'drivers',
    file,
    '--outcome',
    'overall',
    '--drivers',
    'price',
    '--weight',
    'w',
    '--bootstrap',
    '100',
    ...(Object.hasOwn(sound, 'ended') ? ['--map', 'submitted_at=ended'] : []),
    ...asked,
  ],
  sound: { ...sound, overall: '4', price: '3', w: '0' },
  id,
  later,
  others: unlike.map((cells) => ({ ...cells, w: '1' })),
  makes: {
    ...(preview === undefined ? {} : { preview }),
    ...(incomplete === undefined ? {} : { incomplete }),
    structure: tooMany,
    'date-unreadable': makes['date-unreadable']!,
    'out-of-period': makes['out-of-period']!,
    filtered: [{ country: 'FR' }],
    'value-missing': [{ price: '' }, { overall: 'N/A' }],
    'value-unreadable': [{ price: 'poor' }],
    'weight-unusable': [{ w: '-1' }, { w: '' }, { w: 'some' }],
  },
});

/** Invitations that a product exports in the form of its answers: each is matched by its customer, and so needs one. */
const invitations = (sound: Cells, makes: Export['makes']): Export => ({
  argv: (file) => ['response-rate', responses, '--invitations', file, ...asked],
  sound: { ...sound, customer_id: '', invited_at: '2026-03-10', country: 'ES', delivered: 'yes' },
  id: 'customer_id',
  later: { invited_at: '2026-03-20' },
  makes: {
    ...makes,
    structure: tooMany,
    'id-missing': [{ customer_id: '' }],
    'date-unreadable': [{ invited_at: '2026-02-30' }],
    'out-of-period': [{ invited_at: '2026-02-28' }],
    filtered: [{ country: 'FR' }],
    'value-missing': [{ delivered: '' }],
    'value-unreadable': [{ delivered: 'perhaps' }],
  },
});

const exports: Readonly<Record<string, Export>> = {
  'answers of Qualtrics': qualtrics,
  'answers of LimeSurvey': limeSurvey,
  'measures of Qualtrics': measuresOf(qualtrics, qualtrics.makes),
  'measures of LimeSurvey': measuresOf(limeSurvey, limeSurvey.makes),
  'invitations of Qualtrics': invitations(
    {
      StartDate: '2026-03-10',
      EndDate: '2026-03-10',
      Status: '0',
      Finished: '1',
      RecordedDate: '2026-03-10',
      ResponseId: 'R',
    },
    { preview: [{ Status: '1' }] },
  ),
  'invitations of LimeSurvey': invitations(
    { id: '1', submitdate: '2026-03-10', lastpage: '3', startlanguage: 'es' },
    { incomplete: [{ submitdate: '' }] },
  ),
};

interface Made {
  readonly earlier: Reason;
  readonly later: Reason;
  readonly cells: Cells;
}

/** A record for each two reasons that one can have. */
function pairsOf({ makes, id }: Export): Made[] {
  const ways = (reason: Reason) => (reason === 'duplicate' ? [{ [id]: repeated }] : (makes[reason] ?? []));
  return reasons.flatMap((earlier, at) =>
    reasons.slice(at + 1).flatMap((later) =>
      ways(earlier).flatMap((first) =>
        ways(later)
          .filter((second) => Object.keys(second).every((header) => !Object.hasOwn(first, header)))
          .map((second) => ({ earlier, later, cells: { ...first, ...second } })),
      ),
    ),
  );
}

const repeated = 'an id that a later record has too';

/** What becomes of records of an export: the reason that `--excluded` tells of each, or that it was used. */
async function toldOf(name: string, records: readonly Cells[]): Promise<{ told: string[]; accounting: Accounting }> {
  const { argv, sound, id, later, others: beside = [] } = exports[name]!;
  const header = Object.keys(sound);
  const lineOf = (cells: Cells) => {
    const whole: Cells = { ...sound, ...cells };
    return [...header, ...Object.keys(cells).filter((one) => !header.includes(one))].map((one) => whole[one]).join(',');
  };
  const own = records.map((cells, at) => ({ [id]: `R${at}`, ...cells }));
  const all = own.map((cells, at) => (cells[id] === repeated ? { ...cells, [id]: `R${at}` } : cells));
  const others = all.filter((_, at) => own[at]![id] === repeated).map((cells) => ({ ...later, [id]: cells[id]! }));
  const last = beside.map((cells, at) => ({ ...cells, [id]: `S${at}` }));
  const file = folder.file(
    `${name}.csv`,
    [header.join(','), ...[...all, ...others, ...last].map(lineOf), ''].join('\n'),
  );
  const { accounting } = await resultOf([...argv(file), '--excluded', `${file}.excluded`]);
  const excluded = readFileSync(`${file}.excluded`, 'utf8').split('\n');
  const reasonOf = new Map(excluded.map((line) => line.split(',', 2) as [line: string, reason: string]));
  return { told: records.map((_, at) => reasonOf.get(String(at + 2)) ?? 'used'), accounting };
}

describe.each(Object.keys(exports))('among %s', (name) => {
  const one = exports[name]!;

  test('a record is left out for each reason alone, and used without any', async () => {
    const alone = Object.entries(one.makes).flatMap(([reason, ways]) => ways.map((cells) => ({ reason, cells })));
    const { told } = await toldOf(name, [...alone.map(({ cells }) => cells), {}, { [one.id]: repeated }]);
    expect(told).toEqual([...alone.map(({ reason }) => reason), 'used', 'duplicate']);
  });

  test('a record with two reasons is left out for the earlier of them', async () => {
    const pairs = pairsOf(one);
    const { told, accounting } = await toldOf(
      name,
      pairs.map(({ cells }) => cells),
    );
    const said = pairs.map(({ earlier, later }, at) => `${earlier}, ${later}: ${told[at]}`);
    expect(said).toEqual(pairs.map(({ earlier, later }) => `${earlier}, ${later}: ${earlier}`));
    // The accounting lists them in their order.
    const listed = [...new Set(accounting.excluded.map(({ reason }) => reason))];
    expect(listed).toEqual(reasons.filter((reason) => told.includes(reason)));
  });
});

test('every two reasons that one record can have are among them', () => {
  const pair = (earlier: Reason, later: Reason) => `${earlier}, ${later}`;
  const tried = new Set(
    Object.values(exports).flatMap((one) => pairsOf(one).map((made) => pair(made.earlier, made.later))),
  );
  const all = reasons.flatMap((earlier, at) => reasons.slice(at + 1).map((later) => pair(earlier, later)));
  expect(
    all.filter(
      (both) =>
        !tried.has(both) && !['status-excluded', 'lifecycle', 'end-before-start'].some((of) => both.includes(of)),
    ),
  ).toEqual([
    // No product marks both.
    'preview, incomplete',
    // A record without an id has no other with the same.
    'duplicate, id-missing',
    // An invitation has no scale.
    'id-missing, value-out-of-scale',
    // Measures need no id, and numbers no scale.
    'id-missing, weight-unusable',
    'date-unreadable, out-of-period',
    'value-out-of-scale, weight-unusable',
  ]);
});
