import { CxError } from '../../../../errors.ts';
import { agree } from '../../../../messages/agreement.ts';
import type { Text } from '../../../../messages/language.ts';
import type { Remark } from '../../../../sources/source.ts';
import { lowered } from '../../../../values/folding.ts';
import { compareTexts } from '../../../order.ts';
import { countsAmong, ofRow, type Coded } from '../../encoding/coded.ts';
import type { TypedReading } from '../../reading.ts';
import type { Facts, Judged } from '../meaning.ts';
import { unreadCosts } from './costs.ts';
import { clocksOf } from './instants.ts';
import { endingOf, endings } from './outcomes.ts';

/** What was judged of contacts. */
interface Judgement {
  readonly used: Int32Array;
  readonly excluded: Judged;
  readonly journeys: Coded<TypedReading>;
  /** Whether the column of outcomes says how contacts ended. */
  readonly outcomes: boolean;
}

const warning = (code: Remark['code'], message: Text): Remark => ({ severity: 'warning', code, message });

/**
 * What is to be said of contacts whose journeys are made.
 * @throws journeys-of-several-customers
 */
export function contactRemarks(facts: Facts, judged: Judgement): Remark[] {
  return [
    ...namesByCase(facts, judged),
    ...mixedZones(facts),
    ...repeated(facts),
    ...unreadCosts(facts, judged.used),
    ...severalCustomers(facts, judged),
    ...cutJourneys(facts, judged),
    ...(judged.outcomes ? unknownOutcomes(facts, judged) : []),
  ];
}

/** Some names at most, in the order of their texts. */
const shown = (names: readonly string[]) => names.toSorted(compareTexts).slice(0, 4).join(', ');

function namesByCase(facts: Facts, { used }: Judgement): Remark[] {
  return ['touchpoint', 'channel'].flatMap((column) => {
    const header = facts.plan.columns.find((one) => one.column === column)?.header ?? null;
    if (header === null) return [];
    const names = facts.readings(header, 'text');
    const counts = countsAmong(names, used);
    const said = names.distinct.flatMap((one, code) =>
      one.kind === 'value' && counts[code]! > 0 ? [String(one.value)] : [],
    );
    const spellings = [...new Set(said.map((name) => name.normalize('NFC')))];
    const first = new Map(spellings.map((name) => [lowered(name), name]));
    const others = spellings.filter((name) => first.get(lowered(name)) !== name);
    if (others.length === 0) return [];
    const alike = new Set(others.map(lowered));
    const examples = shown(spellings.filter((name) => alike.has(lowered(name))));
    return [
      warning('names-differ-by-case', {
        en: `${header}: names that differ by case alone are told apart: ${examples}`,
        es: `${header}: los nombres que solo difieren en mayúsculas se distinguen: ${examples}`,
      }),
    ];
  });
}

function mixedZones(facts: Facts): Remark[] {
  const header = facts.plan.beside.get('occurred_at')!;
  const { zoned, unzoned } = clocksOf(facts, header);
  if (zoned === 0 || unzoned === 0) return [];
  const { zone } = facts.asked;
  const counted =
    zone === null
      ? {
          en: 'those count as UTC, and the order of contacts may be another; say theirs with --zone',
          es: 'estas cuentan como UTC, y el orden de los contactos puede ser otro; indique la suya con --zone',
        }
      : { en: `those count as times of ${zone}`, es: `estas cuentan como horas de ${zone}` };
  return [
    warning('zones-mixed', {
      en: `${header}: some times say a zone and others do not: ${counted.en}`,
      es: `${header}: unas horas indican zona y otras no: ${counted.es}`,
    }),
  ];
}

/** A page loaded twice within a second, or a line that was exported twice. */
function repeated(facts: Facts): Remark[] {
  const header = facts.plan.beside.get('occurred_at')!;
  const { repeats } = facts;
  if (repeats === 0 || !clocksOf(facts, header).hasTimes) return [];
  return [
    warning('identical-contacts', {
      en: `${repeats} ${agree(repeats, 'record repeats', 'records repeat')} another cell by cell, its time of day included: all of them count`,
      es: `${repeats} ${agree(repeats, 'registro repite', 'registros repiten')} otro celda por celda, con su hora: todos cuentan`,
    }),
  ];
}

const textOf = (ids: Coded<TypedReading>, row: number) => {
  const id = ofRow(ids, row);
  return id.kind === 'value' ? String(id.value) : '';
};

/** Numbers of what records say that are equal where they say the same; below 0 where they say nothing. */
function numbered({ distinct }: Coded<TypedReading>): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(distinct, (one) => {
    if (one.kind !== 'value') return -1;
    const text = String(one.value);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

/** @throws journeys-of-several-customers where half of the journeys are: their numbers start again at each customer */
function severalCustomers(facts: Facts, { used, journeys }: Judgement): Remark[] {
  const { beside } = facts.plan;
  const [journeyId, customerId] = [beside.get('journey_id'), beside.get('customer_id')];
  if (journeyId === undefined || customerId === undefined) return [];
  const [ids, customers] = [facts.readings(journeyId, 'id'), facts.readings(customerId, 'id')];
  const whose = numbered(customers);
  const owners = new Int32Array(journeys.distinct.length).fill(-1);
  const shared = new Map<number, string>();
  for (const row of used) {
    const [journey, owner] = [ofRow(journeys, row), whose[customers.codes[row]!]!];
    if (journey.kind !== 'value' || owner < 0) continue;
    const id = Number(journey.value);
    if (owners[id] === -1) owners[id] = owner;
    else if (owners[id] !== owner) shared.set(id, textOf(ids, row));
  }
  const all = owners.reduce((sum, owner) => (owner < 0 ? sum : sum + 1), 0);
  if (shared.size === 0) return [];
  const example = [...shared.values()].toSorted(compareTexts)[0]!;
  if (2 * shared.size >= all)
    throw new CxError('journeys-of-several-customers', {
      header: journeyId,
      journeys: shared.size,
      all,
      example,
    });
  return [
    warning('journey-of-several-customers', {
      en: `${shared.size} of ${all} journeys hold contacts of several customers (${journeyId} ${example}): each is walked as one`,
      es: `${shared.size} de ${all} recorridos tienen contactos de varios clientes (${journeyId} ${example}): cada uno se recorre como uno solo`,
    }),
  ];
}

/** A condition that leaves out some contacts of a journey makes steps that nobody took. */
function cutJourneys({ plan: { beside }, asked, rows }: Facts, { used, excluded, journeys }: Judgement): Remark[] {
  if (asked.where === null) return [];
  const numbers = numbered(journeys);
  const kept = new Uint8Array(numbers.length);
  for (const row of used) kept[numbers[journeys.codes[row]!]!] = 1;
  for (let row = 0; row < rows; row += 1) {
    const number = numbers[journeys.codes[row]!]!;
    if (number >= 0 && kept[number] === 1 && excluded(row)?.reason === 'filtered') kept[number] = 2;
  }
  const cut = kept.reduce((sum, state) => sum + (state === 2 ? 1 : 0), 0);
  if (cut === 0) return [];
  // Without ids of journeys it is customers who are known here: their pauses part the contacts that are left.
  const of =
    beside.get('journey_id') === undefined
      ? {
          en: `${agree(cut, 'customer', 'customers')}: their steps may join`,
          es: `${agree(cut, 'cliente', 'clientes')}: sus pasos pueden unir`,
        }
      : {
          en: `${agree(cut, 'journey', 'journeys')}: their steps join`,
          es: `${agree(cut, 'recorrido', 'recorridos')}: sus pasos unen`,
        };
  return [
    warning('journeys-cut', {
      en: `--where leaves out some of the contacts of ${cut} ${of.en} contacts that did not follow each other`,
      es: `--where deja fuera parte de los contactos de ${cut} ${of.es} contactos que no se sucedieron`,
    }),
  ];
}

function unknownOutcomes(facts: Facts, { used }: Judgement): Remark[] {
  const header = facts.plan.beside.get('outcome');
  if (header === undefined) return [];
  const { texts, codes } = facts.encoded(header);
  const counts = countsAmong({ distinct: texts, codes }, used);
  const others = texts.flatMap((text, code) =>
    counts[code]! > 0 && endingOf(text) === endings.other ? [{ text: text.trim(), rows: counts[code]! }] : [],
  );
  if (others.length === 0) return [];
  const rows = others.reduce((sum, one) => sum + one.rows, 0);
  const words = shown([...new Set(others.map(({ text }) => `"${text}"`))]);
  return [
    {
      severity: 'info',
      code: 'unknown-outcome',
      message: {
        en: `${header}: neither success nor loss: ${words} (contacts: ${rows})`,
        es: `${header}: ni éxito ni pérdida: ${words} (contactos: ${rows})`,
      },
    },
  ];
}
