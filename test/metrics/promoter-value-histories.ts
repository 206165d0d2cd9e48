// Made-up customers with answers, purchases and contacts, drawn from a seed, and what they are worth counted person by person.
import { dayOf, textOf, type Day } from './customer-calendar.ts';
import { Chance } from './customer-histories.ts';

export interface Person {
  readonly id: string;
  readonly plan: string;
  readonly started: Day;
  readonly ended: Day | null;
  readonly referredBy: string;
}
export interface Answer {
  readonly id: string;
  readonly day: Day;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly score: number;
  readonly channel: string;
}
/** Money in hundredths. */
export interface SoldLine {
  readonly id: string;
  readonly day: Day;
  readonly amount: number;
  readonly margin: number;
  readonly shop: string;
}
export interface Contact {
  readonly id: string;
  readonly day: Day;
  readonly cost: number;
}
export interface World {
  readonly asOf: Day;
  readonly people: readonly Person[];
  readonly answers: readonly Answer[];
  readonly lines: readonly SoldLine[];
  readonly contacts: readonly Contact[];
}

const money = (hundredths: number) => (hundredths / 100).toFixed(2);

export function worldOf(seed: number): World {
  const chance = new Chance(seed);
  const first = dayOf('2022-01-01');
  const length = 1400;
  const asOf = first + length;
  const people: Person[] = [];
  const answers: Answer[] = [];
  const lines: SoldLine[] = [];
  const contacts: Contact[] = [];
  for (let at = 0; at < 50 + chance.below(20); at += 1) {
    const id = `C${String(at).padStart(3, '0')}`;
    const started = first + chance.below(700);
    const ended = chance.happens(50) ? null : started + chance.below(first + length - started);
    const referredBy = chance.happens(40) ? `C${String(chance.below(60)).padStart(3, '0')}` : '';
    people.push({ id, plan: chance.pick(['basic', 'pro', '']), started, ended, referredBy });
    for (let some = chance.below(4); some > 0; some -= 1) {
      const day = started - 30 + chance.below(800);
      const answer = {
        id,
        day,
        minute: chance.below(1440),
        score: chance.below(11),
        channel: chance.pick(['mail', 'web']),
      };
      answers.push(answer);
      if (chance.happens(20)) answers.push({ ...answer, score: chance.below(11) });
    }
    for (let day = started - 5; day < asOf; day += 1 + chance.below(120)) {
      const sold = 1 + chance.below(3);
      const isReturned = chance.happens(12);
      for (let line = 0; line < sold; line += 1) {
        const amount = 100 + chance.below(20_000);
        const sign = isReturned ? -1 : 1;
        const margin = sign * chance.below(amount);
        lines.push({ id, day, amount: sign * amount, margin, shop: chance.pick(['north', 'south']) });
      }
    }
    for (let some = chance.below(5); some > 0; some -= 1)
      contacts.push({ id, day: started + chance.below(900), cost: chance.below(3000) });
  }
  answers.push({ id: 'X1', day: first + 900, minute: 0, score: 9, channel: 'web' });
  return { asOf, people, answers: answers.filter(({ day }) => day <= asOf), lines, contacts };
}

const csv = (seed: number, header: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[header, ...new Chance(seed).shuffled(rows).map((row) => row.join(','))].join('\n')}\n`;

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;

/** The files of a world, their records in the order of a seed. */
export const filesOf = ({ people, answers, lines, contacts }: World, seed: number) => ({
  customers: csv(
    seed,
    'customer_id,started_at,ended_at,plan,referred_by',
    people.map(({ id, plan, started, ended, referredBy }) => [
      id,
      textOf(started),
      ended === null ? '' : textOf(ended),
      plan,
      referredBy,
    ]),
  ),
  responses: csv(
    seed + 1,
    'customer_id,submitted_at,recommend_score,channel',
    answers.map(({ id, day, minute, score, channel }) => [id, `${textOf(day)} ${time(minute)}`, score, channel]),
  ),
  transactions: csv(
    seed + 2,
    'customer_id,occurred_at,amount,margin,shop',
    lines.map(({ id, day, amount, margin, shop }) => [id, textOf(day), money(amount), money(margin), shop]),
  ),
  touchpoints: csv(
    seed + 3,
    'customer_id,occurred_at,touchpoint,cost',
    contacts.map(({ id, day, cost }) => [id, textOf(day), 'phone', money(cost)]),
  ),
});

/** Lines on the days on which they count: what was given back, at the purchase before it; without one nowhere. */
export function placed(lines: readonly SoldLine[]): readonly SoldLine[] {
  const days = [...new Set(lines.map(({ day }) => day))].toSorted((a, b) => a - b);
  let before: { day: Day; shop: string } | null = null;
  return days.flatMap((day) => {
    const own = lines.filter((line) => line.day === day);
    if (own.every(({ amount }) => amount < 0))
      return before === null ? [] : own.map((line) => ({ ...line, ...before! }));
    const [largest] = own.toSorted((a, b) => b.amount - a.amount || (a.shop < b.shop ? -1 : 1));
    before = { day, shop: largest!.shop };
    return own;
  });
}

export interface Measured {
  readonly group: string;
  readonly person: Person;
  readonly days: number | null;
  readonly left: boolean;
  readonly revenue: number;
  readonly margin: number;
  readonly cost: number;
  /** Value a year before the answer and after it, where both can be said. */
  readonly rates: { readonly before: number; readonly after: number } | null;
}

/** What is asked: which answer counts, and of which records. */
export interface Asked {
  readonly latest: boolean;
  readonly channel?: string;
  readonly shop?: string;
}

/** Each customer with what he did after his answer. @param asked who has no record in the channel or shop is not there */
export function measured({ asOf, people, answers, lines, contacts }: World, asked: Asked): readonly Measured[] {
  const firstLine = Math.min(
    ...people.flatMap(({ id }) => placed(lines.filter((line) => line.id === id)).map(({ day }) => day)),
  );
  return people.flatMap((person): Measured[] => {
    const { id, started, ended } = person;
    const own = answers.filter(
      (one) => one.id === id && (asked.channel === undefined || one.channel === asked.channel),
    );
    if (asked.channel !== undefined && own.length === 0) return [];
    const ofPerson = lines.filter((line) => line.id === id);
    if (asked.shop !== undefined && !ofPerson.some(({ shop }) => shop === asked.shop)) return [];
    const sign = asked.latest ? -1 : 1;
    const at = ({ day, minute }: Answer) => day * 1440 + minute;
    const [answer] = own.toSorted((a, b) => sign * (at(a) - at(b)) || a.score - b.score);
    const score = answer?.score ?? null;
    const group = score === null ? 'no-answer' : score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
    const until = ended ?? asOf;
    const isLate = answer !== undefined && answer.day >= started;
    const begun = isLate ? answer.day : started;
    const counted = placed(ofPerson).filter(({ day, shop }) => day <= until && (asked.shop ?? shop) === shop);
    const seen = begun <= until;
    const isAfter = ({ day }: { readonly day: Day }) => seen && day <= until && (isLate ? day > begun : day >= begun);
    const sum = (some: readonly SoldLine[], of: 'amount' | 'margin') => some.reduce((total, one) => total + one[of], 0);
    const cost = (test: (one: Contact) => boolean) =>
      contacts.filter((one) => one.id === id && test(one)).reduce((total, one) => total + one.cost, 0);
    const from = Math.max(started, firstLine);
    const isBefore = ({ day }: { readonly day: Day }) => answer !== undefined && day >= from && day <= answer.day;
    const [days, daysBefore] = [until - begun, answer === undefined ? 0 : answer.day - from + 1];
    const margin = sum(counted.filter(isAfter), 'margin');
    const costAfter = cost(isAfter);
    const valueBefore = sum(counted.filter(isBefore), 'margin') - cost((one) => isBefore(one) && one.day <= until);
    return [
      {
        group,
        person,
        days: seen ? days : null,
        left: seen && ended !== null,
        revenue: sum(counted.filter(isAfter), 'amount') / 100,
        margin: margin / 100,
        cost: costAfter / 100,
        rates:
          seen && answer !== undefined && days >= 90 && daysBefore > 90
            ? {
                before: (valueBefore / 100 / daysBefore) * 365.25,
                after: ((margin - costAfter) / 100 / days) * 365.25,
              }
            : null,
      },
    ];
  });
}

/** Without a customers file: who bought (in a shop), from his first purchase there on. */
export const buyersOf = (world: World, shop?: string): World => ({
  ...world,
  people: [...new Set(world.lines.map(({ id }) => id))].toSorted().flatMap((id): Person[] => {
    const own = placed(world.lines.filter((line) => line.id === id)).filter(
      (line) => (shop ?? line.shop) === line.shop,
    );
    if (own.length === 0) return [];
    return [{ id, plan: '', started: Math.min(...own.map(({ day }) => day)), ended: null, referredBy: '' }];
  }),
});

/** Kaplan–Meier at a year, person by person. */
export function stays(some: readonly Measured[]): number | null {
  const seen = some.filter((one) => one.days !== null);
  let share = 1;
  for (let day = 0; day <= 365; day += 1) {
    const atRisk = seen.filter(({ days }) => days! >= day).length;
    const left = seen.filter(({ days, left: has }) => has && days === day).length;
    if (left > 0) share *= 1 - left / atRisk;
  }
  return share === 0 || seen.some(({ days }) => days! >= 365) ? share : null;
}
