// The exports of one invented company, a subscription with a shop, over 24 months. Every row is made here; nobody is behind it.
//
//   node scripts/fixtures.mjs [folder]     (default: fixtures)
//
// The files must come out the same, byte for byte, on any machine. So the generator is seeded, reads no clock and no
// locale, and uses only + − × ÷ on doubles: Math.log, Math.pow and Math.cos may differ in the last digit between engines.
// What is built in, and how large it is, stands in fixtures/README.md; keep both in step.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SEED = 104;

// ── Chance ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Mulberry32 (Tommy Ettinger, 2017; public domain): 32 bits of state, uniform on [0, 1). */
function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seededRandom(SEED);
const chance = (probability) => random() < probability;
const between = (low, high) => low + (high - low) * random();
const wholeBetween = (low, high) => low + Math.floor((high - low + 1) * random());
const pick = (list) => list[Math.floor(list.length * random())];

/** Standard normal, near enough: twelve uniforms less six (Irwin–Hall), which needs no logarithm. */
function bell() {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}

/** One key of `{ key: weight }`. */
function weightedPick(weights) {
  const entries = Object.entries(weights);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)[0];
}

function shuffled(list) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor((last + 1) * random());
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

/** A shuffled list that holds each key of `{ key: count }` exactly that often. */
const stratified = (counts) => shuffled(Object.entries(counts).flatMap(([key, count]) => Array(count).fill(key)));

/** `count` different members, each draw in proportion to its weight. */
function weightedSample(list, count, weightOf) {
  const pool = list.map((member) => ({ member, weight: weightOf(member) }));
  return Array.from({ length: count }, () => {
    let left = random() * pool.reduce((sum, { weight }) => sum + weight, 0);
    const found = pool.findIndex(({ weight }) => (left -= weight) < 0);
    return pool.splice(found, 1)[0].member;
  });
}

/** Whole hours until the first success of one trial an hour: the exponential's discrete twin. */
function waitingHours(mean) {
  let hours = 0;
  while (!chance(1 / mean)) hours += 1;
  return hours;
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// ── Time: days since 1970-01-01, and seconds within a day, all UTC ────────────────────────────────────────────────────

const DAY = 86_400;
const dayNumber = (year, month, day = 1) => Date.UTC(year, month - 1, day) / 86_400_000;
const dateOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const timestampOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
/** Shops, phones and people: most happens between 8 and 22 o'clock. */
const momentOf = (day) => day * DAY + wholeBetween(8 * 3600, 22 * 3600 - 1);

const FIRST_START = dayNumber(2023, 11);
const WINDOW_START = dayNumber(2024, 11);
const WINDOW_END = dayNumber(2026, 11); // the first day outside
const MONTHS = Array.from({ length: 24 }, (_, index) => ({
  name: dateOf(dayNumber(2024, 11 + index)).slice(0, 7),
  start: dayNumber(2024, 11 + index),
  end: dayNumber(2024, 12 + index),
}));

/** The month that goes wrong: a new billing system charges customers twice. */
const BAD_MONTH = '2026-03';
const isBad = (day) => dateOf(day).startsWith(BAD_MONTH);

// ── Writing: RFC 4180 ─────────────────────────────────────────────────────────────────────────────────────────────────

const quoted = (value, delimiter) =>
  value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

function csv(header, rows, { delimiter = ',', lineEnd = '\n' } = {}) {
  const line = (cells) => cells.map((cell) => quoted(String(cell ?? ''), delimiter)).join(delimiter) + lineEnd;
  return [header, ...rows].map(line).join('');
}

const id = (letter, number, width) => letter + String(number).padStart(width, '0');
const money = (cents) => (cents / 100).toFixed(2);

/** windows-1252 is Latin-1 but for 0x80–0x9F; of those the comments use three. */
const WINDOWS_1252 = { '€': '\x80', '“': '\x93', '”': '\x94' };
const windows1252 = (text) =>
  Buffer.from(
    text.replace(/[€“”]/g, (sign) => WINDOWS_1252[sign]),
    'latin1',
  );

// ── Customers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const COUNTRIES = { ES: 360, MX: 198, US: 162, DE: 108, FR: 72 };
const PLANS = { basic: 450, pro: 315, max: 135 };
/** How a customer feels about the company at heart; no file says it, the scores show it. */
const LOYALTIES = { promoter: 405, passive: 279, detractor: 216 };

const MONTHLY_CHURN = { promoter: 0.011, passive: 0.02, detractor: 0.033 };
/** In the bad month and the one after it everyone is twice as likely to leave. */
const isAftermath = (day) => isBad(day) || dateOf(day).startsWith('2026-04');
const REFERRALS = { promoter: 6, passive: 2, detractor: 1 };
const PRICE = { basic: 1900, pro: 4900, max: 9900 };
const ORIGINS = { referral: 28, advertising: 24, search: 22, partner: 10, sales: 8, '': 8 };
const ACQUISITION_COST = {
  referral: [800, 1600],
  advertising: [6000, 10000],
  search: [2000, 4000],
  partner: [4000, 7000],
  sales: [9000, 15000],
};

function firstDayGone(started, loyalty) {
  for (let day = started + 1; day < WINDOW_END; day += 1) {
    if (chance((MONTHLY_CHURN[loyalty] * (isAftermath(day) ? 2 : 1) * 12) / 365.25)) return day;
  }
  return null;
}

const isCustomer = (customer, day) => customer.started < day && (customer.ended === null || customer.ended > day);

function origin(customer, earlier) {
  const acquiredBy = weightedPick(ORIGINS);
  const couldRefer = earlier.filter((other) => isCustomer(other, customer.started - 30));
  if (acquiredBy !== 'referral') return { acquiredBy, referredBy: '' };
  if (couldRefer.length === 0) return { acquiredBy: 'search', referredBy: '' };
  const [referrer] = weightedSample(couldRefer, 1, (other) => REFERRALS[other.loyalty]);
  return { acquiredBy, referredBy: referrer.id };
}

function makeCustomers() {
  const countries = stratified(COUNTRIES);
  const plans = stratified(PLANS);
  const loyalties = stratified(LOYALTIES);
  const starts = [
    ...Array.from({ length: 380 }, () => wholeBetween(FIRST_START, WINDOW_START - 1)),
    ...Array.from({ length: 520 }, () => wholeBetween(WINDOW_START, WINDOW_END - 1)),
  ].toSorted((a, b) => a - b);
  const customers = [];
  for (const [index, started] of starts.entries()) {
    const loyalty = loyalties[index];
    const customer = {
      id: id('C', index + 1, 4),
      started,
      ended: firstDayGone(started, loyalty),
      loyalty,
      attitude: { promoter: 1, passive: 0, detractor: -1 }[loyalty] + 0.25 * bell(),
      country: countries[index],
      plan: plans[index],
    };
    Object.assign(customer, origin(customer, customers));
    const cost = ACQUISITION_COST[customer.acquiredBy];
    customer.acquisitionCost = cost ? money(wholeBetween(...cost)) : '';
    customers.push(customer);
  }
  return customers;
}

const CUSTOMER_COLUMNS =
  'customer_id,started_at,ended_at,status,plan,recurring_revenue,acquired_by,acquisition_cost,referred_by,country';

const customerRow = (customer) => [
  customer.id,
  dateOf(customer.started),
  customer.ended === null ? '' : dateOf(customer.ended),
  customer.ended === null ? 'active' : 'cancelled',
  customer.plan,
  money(PRICE[customer.plan]),
  customer.acquiredBy,
  customer.acquisitionCost,
  customer.referredBy,
  customer.country,
];

const populationRows = () =>
  Object.entries({ country: COUNTRIES, plan: PLANS }).flatMap(([column, counts]) =>
    Object.entries(counts).map(([value, count]) => [column, value, count / 900]),
  );

// ── Transactions ──────────────────────────────────────────────────────────────────────────────────────────────────────

const MONTHLY_ORDERS = { promoter: 0.5, passive: 0.375, detractor: 0.25 };
const BASKET = { promoter: 1.15, passive: 1, detractor: 0.9 };
const BASKET_BASE = { basic: 4000, pro: 6000, max: 9000 };

function makeTransactions(customers) {
  const transactions = customers.flatMap((customer) => {
    const appetite = pick([0.4, 0.7, 1, 1.3, 1.6]);
    const perDay = (MONTHLY_ORDERS[customer.loyalty] * appetite * 12) / 365.25;
    const orders = [];
    for (let day = customer.started; day < (customer.ended ?? WINDOW_END); day += 1) {
      // Everyone's first order is the day they become a customer.
      if (day === customer.started || chance(perDay)) orders.push(order(customer, day));
    }
    return orders;
  });
  return transactions.toSorted((a, b) => a.day - b.day || (a.customer < b.customer ? -1 : 1));
}

function order(customer, day) {
  // A product of uniforms leans to the right, as baskets do.
  const spread = between(0.5, 1.5) * between(0.5, 1.5) * between(0.5, 1.5);
  const amount = Math.round(BASKET_BASE[customer.plan] * BASKET[customer.loyalty] * spread);
  return {
    customer: customer.id,
    day,
    amount,
    margin: Math.round(amount * between(0.36, 0.46)),
    status: weightedPick({ paid: 95, refunded: 3, failed: 2 }),
  };
}

const TRANSACTION_COLUMNS = 'transaction_id,customer_id,occurred_at,amount,margin,status,currency';

const transactionRow = (transaction, index) => [
  id('T', index + 1, 6),
  transaction.customer,
  dateOf(transaction.day),
  money(transaction.amount),
  money(transaction.margin),
  transaction.status,
  'EUR',
];

// ── What people write ─────────────────────────────────────────────────────────────────────────────────────────────────

const OPINIONS = {
  en: {
    promoter: [
      'Great service',
      'I recommend it to everyone',
      'Everything worked the first time',
      'Fast, friendly and clear',
      'Best supplier we have had',
      'So easy that I forget it is there',
      'Really happy with the whole experience',
    ],
    passive: [
      'Good, nothing special',
      'It does the job',
      'Fine overall, a bit expensive',
      'Okay, but the app could be faster',
      'Decent service with some small hiccups',
      'Average, I also look at other offers',
    ],
    detractor: [
      'Very disappointed',
      'Too slow',
      'I will probably cancel',
      'Nobody answers my messages',
      'Not worth the price',
      'I had to explain my problem three times',
    ],
  },
  es: {
    promoter: [
      'Muy buen servicio',
      'Lo recomiendo a todo el mundo',
      'Todo funcionó a la primera',
      'Rápido, amable y claro',
      'La mejor atención que he tenido',
      'Facilísimo de usar',
      'Encantada con la experiencia',
    ],
    passive: [
      'Bien, sin más',
      'Cumple su función',
      'Correcto, pero un poco caro',
      'Está bien, aunque la aplicación podría ser más rápida',
      'Servicio aceptable con algún pequeño fallo',
      'Normal, también miro otras opciones',
    ],
    detractor: [
      'Muy decepcionado',
      'Demasiado lento',
      'Seguramente me daré de baja',
      'Nadie responde a mis mensajes',
      'No vale lo que cuesta',
      'Tuve que explicar mi problema tres veces',
    ],
  },
};

const DETAILS = {
  en: {
    purchase: { good: 'buying took two minutes', bad: 'the checkout failed twice' },
    delivery: { good: 'the delivery came a day early', bad: 'the delivery came late and the box was damaged' },
    support: { good: 'support solved it at once', bad: 'support promised a call, and no call came' },
    billing: { good: 'the invoice is clear', bad: 'the invoice was wrong and hard to read' },
    renewal: { good: 'renewing was one click', bad: 'the price went up at renewal without notice' },
    phone: { good: 'the agent on the phone was kind, despite the wait', bad: 'I waited 25 minutes on the phone' },
    twice: 'I was charged twice this month and the refund has not arrived',
  },
  es: {
    purchase: { good: 'la compra me llevó dos minutos', bad: 'el pago falló dos veces' },
    delivery: { good: 'el envío llegó un día antes', bad: 'el envío llegó tarde y la caja dañada' },
    support: { good: 'soporte lo resolvió al momento', bad: 'soporte prometió llamar, y nadie llamó' },
    billing: { good: 'la factura se entiende bien', bad: 'la factura tenía errores y no se entiende' },
    renewal: { good: 'renovar fue un clic', bad: 'subió el precio en la renovación sin avisar' },
    phone: { good: 'por teléfono fueron amables, pese a la espera', bad: 'esperé 25 minutos al teléfono' },
    twice: 'me cobraron dos veces este mes y la devolución no llega',
  },
};

const CLOSINGS = {
  en: { promoter: 'Thank you!', passive: 'Please keep improving.', detractor: 'They call this "premium" service?' },
  es: { promoter: '¡Gracias!', passive: 'Seguid mejorando.', detractor: '¿A esto lo llaman servicio "premium"?' },
};

const EMOJI = { promoter: ['👍', '🎉', '😊', '❤️'], passive: ['🙂', '🤔'], detractor: ['😡', '👎', '😞'] };

function detail(language, group, { touchpoint, channel, day }) {
  const details = DETAILS[language];
  if (group === 'detractor' && isBad(day) && chance(0.7)) return details.twice;
  const tone = group === 'promoter' || (group === 'passive' && chance(0.5)) ? 'good' : 'bad';
  return (channel === 'phone' && chance(0.6) ? details.phone : details[touchpoint])[tone];
}

/** An opinion, often with its cause, at times on several lines, in the language of the country. */
function comment(language, group, contact) {
  const opinion = pick(OPINIONS[language][group]);
  const cause = chance(0.7) ? detail(language, group, contact) : '';
  const words = cause === '' ? opinion : `${opinion}${pick([', ', ': ', '; '])}${cause}`;
  const closing = chance(0.15) ? `${pick(['. ', '.\n', '.\n\n'])}${CLOSINGS[language][group]}` : '';
  const emoji = chance(0.12) ? ` ${pick(EMOJI[group])}` : '';
  return words + closing + emoji;
}

const languageOf = (country) => (country === 'ES' || country === 'MX' ? 'es' : 'en');

// ── Invitations and responses ─────────────────────────────────────────────────────────────────────────────────────────

const CHANNELS = { web: 32, app: 26, phone: 16, email: 16, store: 10 };
const TOUCHPOINTS = { purchase: 30, delivery: 25, support: 20, billing: 15, renewal: 10 };
const INVITED_A_MONTH = 250;
const NOT_DELIVERED_A_MONTH = 10;

/** Mexico answers less than half as readily, the top plan a little more. */
const willingness = ({ customer }) => (customer.country === 'MX' ? 0.42 : 1) * (customer.plan === 'max' ? 1.2 : 1);

/** Habits of answering, which move a score but not the loyalty behind it. */
const ANSWER_STYLE = { MX: 0.25, DE: -0.2 };

/** Answers a month, 2,000 in all. */
const ANSWERS = [84, 79, 86, 88, 80, 83, 87, 81, 84, 78, 85, 89, 82, 80, 86, 83, 88, 79, 85, 82, 81, 87, 84, 79];

/**
 * Points away from the usual +28, month by month. Real months of 85 answers would move by ±9 (one standard error);
 * these are drawn by strata, quieter than that and without drift, so that the bad month is the only signal.
 */
const MONTH_NOISE = [3, -6, 5, -2, -8, 7, 1, -5, 6, -7, 4, 0, -6, 8, -3, 5, -57, -7, 6, -4, 8, -5, 2, -3];

/** Exact counts of promoters, passives and detractors of a month: +28 is 48 % less 20 %. */
function groupQuotas(monthIndex, answers) {
  const half = MONTH_NOISE[monthIndex] / 200;
  const promoters = Math.round(answers * (0.48 + half));
  const detractors = Math.round(answers * (0.2 - half));
  return { promoters, detractors };
}

const RECOMMEND = {
  promoter: { 10: 60, 9: 40 },
  passive: { 8: 60, 7: 40 },
  detractor: { 0: 12, 1: 4, 2: 6, 3: 9, 4: 9, 5: 25, 6: 35 },
};

function contactMood({ customer, channel, touchpoint, month }) {
  return (
    customer.attitude +
    0.25 * bell() +
    (ANSWER_STYLE[customer.country] ?? 0) +
    (channel === 'phone' ? -0.3 : 0) +
    (touchpoint === 'billing' ? -0.2 : 0) +
    (month.name === BAD_MONTH ? -1 : 0)
  );
}

/** An invitation and, should it be answered, the answer some hours later in the same month. */
function invite(customer, month) {
  const lastDay = Math.min(month.end - 1, customer.ended ?? month.end);
  for (;;) {
    const invited = momentOf(wholeBetween(month.start, lastDay));
    const submitted = invited + waitingHours(20) * 3600 + wholeBetween(60, 3599);
    if (submitted < month.end * DAY) {
      return { customer, month, invited, submitted, channel: weightedPick(CHANNELS), delivered: true, response: null };
    }
  }
}

function makeInvitations(customers) {
  return MONTHS.flatMap((month, monthIndex) => {
    const eligible = customers.filter((customer) => isCustomer(customer, month.start));
    const invitations = shuffled(eligible)
      .slice(0, INVITED_A_MONTH)
      .map((customer) => invite(customer, month));
    for (const invitation of invitations.slice(0, NOT_DELIVERED_A_MONTH)) invitation.delivered = false;
    const delivered = invitations.slice(NOT_DELIVERED_A_MONTH);
    for (const invitation of weightedSample(delivered, ANSWERS[monthIndex], willingness)) {
      const touchpoint = weightedPick(TOUCHPOINTS);
      const { customer, submitted, channel } = invitation;
      invitation.response = { customer, month, submitted, channel, touchpoint };
      invitation.response.mood = contactMood(invitation.response);
    }
    return invitations;
  });
}

/** What the cells of a question hold, in exact numbers: 2,000 less blanks and `NA` are answers. */
const GAPS = {
  recommend: { blank: 40, NA: 6 },
  satisfaction: { blank: 110, NA: 8 },
  effort: { blank: 180, NA: 5 },
};

function leaveGaps(responses, question) {
  const drawn = shuffled(responses);
  const { blank, NA } = GAPS[question];
  for (const response of drawn.slice(0, blank)) response[question] = '';
  for (const response of drawn.slice(blank, blank + NA)) response[question] = 'NA';
}

/** Happiest first, the month's quotas decide who is a promoter and who a detractor. */
function scoreMonth(responses, monthIndex) {
  const scored = responses.filter(({ recommend }) => recommend === undefined).toSorted((a, b) => b.mood - a.mood);
  const { promoters, detractors } = groupQuotas(monthIndex, scored.length);
  for (const [rank, response] of scored.entries()) {
    response.group = rank < promoters ? 'promoter' : rank < scored.length - detractors ? 'passive' : 'detractor';
    response.recommend = weightedPick(RECOMMEND[response.group]);
  }
}

function scoreOtherQuestions(response) {
  const slow = response.channel === 'phone' ? 1 : 0;
  const { mood } = response;
  response.group ??= mood > 0.5 ? 'promoter' : mood > -0.5 ? 'passive' : 'detractor';
  response.satisfaction ??= clamp(Math.round(3.7 + 0.8 * mood - 0.5 * slow + 0.5 * bell()), 1, 5);
  response.effort ??= clamp(Math.round(5.2 + 0.7 * mood - 1.2 * slow + 0.8 * bell()), 1, 7);
}

function makeResponses(invitations) {
  const responses = invitations
    .flatMap(({ response }) => response ?? [])
    .toSorted((a, b) => a.submitted - b.submitted || (a.customer.id < b.customer.id ? -1 : 1));
  for (const question of Object.keys(GAPS)) leaveGaps(responses, question);
  for (const [monthIndex, month] of MONTHS.entries()) {
    scoreMonth(
      responses.filter((response) => response.month === month),
      monthIndex,
    );
  }
  for (const [index, response] of responses.entries()) {
    response.id = id('R', index + 1, 5);
    scoreOtherQuestions(response);
    const contact = { ...response, day: Math.floor(response.submitted / DAY) };
    response.comment = chance(0.55) ? comment(languageOf(response.customer.country), response.group, contact) : '';
  }
  return responses;
}

const RESPONSE_COLUMNS =
  'response_id,customer_id,submitted_at,recommend_score,satisfaction_score,effort_score,touchpoint,channel,country,plan,comment';

const responseRow = (response) => [
  response.id,
  response.customer.id,
  timestampOf(response.submitted),
  response.recommend,
  response.satisfaction,
  response.effort,
  response.touchpoint,
  response.channel,
  response.customer.country,
  response.customer.plan,
  response.comment,
];

const INVITATION_COLUMNS = 'customer_id,response_id,invited_at,delivered,channel,country,plan';

const invitationRow = ({ customer, response, invited, delivered, channel }) => [
  customer.id,
  response?.id ?? '',
  timestampOf(invited),
  delivered,
  channel,
  customer.country,
  customer.plan,
];

// ── Journeys ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Two absorbing Markov chains; words that are no touchpoint of their own are outcomes and end the journey. */
const CHAINS = {
  buying: {
    start: { search: 45, advert: 30, recommendation: 25 },
    advert: { search: 35, purchase: 25, lost: 40 },
    search: { purchase: 45, recommendation: 15, lost: 40 },
    recommendation: { purchase: 65, search: 10, lost: 25 },
    purchase: { converted: 70, support: 12, lost: 18 },
    support: { purchase: 55, lost: 45 },
  },
  service: {
    start: { delivery: 40, billing: 30, renewal: 30 },
    delivery: { resolved: 45, support: 45, unresolved: 10 },
    billing: { resolved: 35, support: 55, unresolved: 10 },
    renewal: { resolved: 60, support: 25, unresolved: 15 },
    support: { resolved: 55, support: 25, unresolved: 20 },
  },
};
const ONLY_ONLINE = new Set(['advert', 'search', 'recommendation']);

const MINUTES = { web: 4, app: 3, email: 6, store: 12, phone: 18 };
/** Cents: staff time by the minute, and a fee for each contact. */
const CENTS_A_MINUTE = { web: 10, app: 10, email: 40, store: 60, phone: 60 };
const CENTS_A_CONTACT = { web: 5, app: 5, email: 40, store: 110, phone: 90 };

function step(journey, touchpoint, moment) {
  const channel = weightedPick(ONLY_ONLINE.has(touchpoint) ? { web: 55, app: 45 } : CHANNELS);
  const tenths = Math.round(10 * MINUTES[channel] * between(0.5, 1.5));
  const mood = contactMood({ ...journey, channel, touchpoint });
  const slow = channel === 'phone' ? 1 : 0;
  const rated = chance(0.35);
  return {
    customer: journey.customer,
    touchpoint,
    channel,
    moment,
    outcome: '',
    cost: money((tenths * CENTS_A_MINUTE[channel]) / 10 + CENTS_A_CONTACT[channel]),
    minutes: (tenths / 10).toFixed(1),
    satisfaction: rated ? clamp(Math.round(3.7 + 0.6 * mood - 0.5 * slow + 0.6 * bell()), 1, 5) : '',
    effort: rated ? clamp(Math.round(5.2 + 0.6 * mood - 1.2 * slow + 0.8 * bell()), 1, 7) : '',
  };
}

function makeJourney(customers, month) {
  const firstDay = wholeBetween(month.start, month.end - 1);
  const customer = pick(customers.filter((one) => isCustomer(one, firstDay)));
  const bad = month.name === BAD_MONTH;
  const chain = CHAINS[chance(bad ? 0.3 : 0.6) ? 'buying' : 'service'];
  const starts = bad && chain === CHAINS.service ? { delivery: 15, billing: 75, renewal: 10 } : chain.start;
  const steps = [];
  let moment = momentOf(firstDay);
  for (let next = weightedPick(starts); ; next = weightedPick(chain[next])) {
    if (!(next in chain)) {
      steps.at(-1).outcome = next;
      return steps;
    }
    if (moment >= WINDOW_END * DAY) {
      steps.at(-1).outcome = 'open';
      return steps;
    }
    steps.push(step({ customer, month }, next, moment));
    moment += waitingHours(30) * 3600 + wholeBetween(120, 3599);
  }
}

function makeJourneys(customers) {
  const journeys = MONTHS.flatMap((month) =>
    Array.from({ length: month.name === BAD_MONTH ? 190 : 110 }, () => makeJourney(customers, month)),
  ).toSorted((a, b) => a[0].moment - b[0].moment);
  return journeys.flatMap((steps, index) => steps.map((one) => ({ ...one, journey: id('J', index + 1, 5) })));
}

const TOUCHPOINT_COLUMNS =
  'journey_id,customer_id,occurred_at,touchpoint,channel,outcome,cost,minutes,satisfaction_score,effort_score';

const touchpointRow = (one) => [
  one.journey,
  one.customer.id,
  timestampOf(one.moment),
  one.touchpoint,
  one.channel,
  one.outcome,
  one.cost,
  one.minutes,
  one.satisfaction,
  one.effort,
];

// ── Reviews ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const STARS = {
  usual: { 5: 46, 4: 20, 3: 10, 2: 8, 1: 16 },
  app_store: { 5: 34, 4: 18, 3: 14, 2: 12, 1: 22 },
  bad: { 5: 10, 4: 10, 3: 12, 2: 20, 1: 48 },
};
const SOURCES = { google: 50, trustpilot: 30, app_store: 20 };
const REPLY_HOURS = { google: 20, trustpilot: 60, app_store: 90 };
const GROUP_OF_STARS = { 5: 'promoter', 4: 'passive', 3: 'passive', 2: 'detractor', 1: 'detractor' };

function makeReview(month) {
  const day = wholeBetween(month.start, month.end - 1);
  const created = momentOf(day);
  const source = weightedPick(SOURCES);
  const rating = weightedPick(month.name === BAD_MONTH ? STARS.bad : (STARS[source] ?? STARS.usual));
  const contact = { touchpoint: weightedPick(TOUCHPOINTS), channel: weightedPick(CHANNELS), day };
  const text = chance(0.85) ? comment(chance(0.6) ? 'es' : 'en', GROUP_OF_STARS[rating], contact) : '';
  const replied = created + waitingHours(REPLY_HOURS[source]) * 3600 + wholeBetween(300, 3599);
  return { created, rating, text, source, replied: chance(0.7) && replied < WINDOW_END * DAY ? replied : null };
}

const makeReviews = () =>
  MONTHS.flatMap((month) =>
    Array.from({ length: month.name === BAD_MONTH ? 24 : 12 }, () => makeReview(month)),
  ).toSorted((a, b) => a.created - b.created);

const REVIEW_COLUMNS = 'review_id,rating,created_at,text,replied_at,source';

const reviewRow = (review, index) => [
  id('V', index + 1, 4),
  review.rating,
  timestampOf(review.created),
  review.text,
  review.replied === null ? '' : timestampOf(review.replied),
  review.source,
];

// ── The Spanish export: the last twelve months of the Spanish shop, as a Spanish Excel saves it ───────────────────────

const SPANISH_GROUPS = { promoter: 190, passive: 120, detractor: 90 };
const SPANISH_CHANNELS = { web: 'web', app: 'app', phone: 'teléfono', email: 'correo', store: 'tienda' };
const SPANISH_COLUMNS = 'Fecha;Cliente;Puntuación;Canal;Comentario';

function makeSpanishRow(customers, group) {
  const day = wholeBetween(dayNumber(2025, 11), WINDOW_END - 1);
  const customer = pick(customers.filter((one) => one.country === 'ES' && isCustomer(one, day)));
  const channel = weightedPick(CHANNELS);
  const score = weightedPick(RECOMMEND[group]);
  return { day, customer, channel, group, score: chance(0.1) ? `${score},0` : score };
}

function spanishComment({ group, channel, day }) {
  if (chance(0.4)) return '';
  const words = comment('es', group, { touchpoint: weightedPick(TOUCHPOINTS), channel, day })
    // windows-1252 has no emoji.
    .replace(/ \p{Extended_Pictographic}\uFE0F?/gu, '')
    .replace(/\n+/g, '\r\n');
  const price = group === 'detractor' && chance(0.3) ? '; pagué 49 € de más' : '';
  return chance(0.5) ? words.replace('"premium"', '“premium”') + price : words + price;
}

const makeSpanishRows = (customers) =>
  stratified(SPANISH_GROUPS)
    .map((group) => makeSpanishRow(customers, group))
    .toSorted((a, b) => a.day - b.day)
    .map((row) => [
      dateOf(row.day).split('-').toReversed().join('/'),
      row.customer.id,
      row.score,
      SPANISH_CHANNELS[row.channel],
      spanishComment(row),
    ]);

// ── All of it ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const customers = makeCustomers();
const transactions = makeTransactions(customers);
const invitations = makeInvitations(customers);
const responses = makeResponses(invitations);
const journeys = makeJourneys(customers);
const reviews = makeReviews();
const spanishRows = makeSpanishRows(customers);

const PROFILE_COLUMNS = 'year,base_profit,revenue_growth,cost_savings,referrals,price_premium';

/** The profit of a credit-card customer by year, 30, 42, 44, 49, 55 (Reichheld & Sasser 1990); its parts are made up. */
const PROFILE = [
  [1, 30, 0, 0, 0, 0],
  [2, 30, 8, 2, 1, 1],
  [3, 30, 9, 2, 2, 1],
  [4, 30, 11, 4, 3, 1],
  [5, 30, 14, 5, 4, 2],
];

const COSTS_COLUMNS = 'channel,minute_rate,contact_cost,concurrency';

/** What a contact costs in each channel of the touchpoints: made up. */
const COSTS = [
  ['phone', '0.60', '0.90', 1],
  ['store', '0.50', '0.20', 1],
  ['email', '0.45', '0.10', 3],
  ['app', 0, '0.05', 1],
  ['web', 0, '0.04', 1],
];

const files = {
  'customers.csv': csv(CUSTOMER_COLUMNS.split(','), customers.map(customerRow)),
  'population.csv': csv(['column', 'value', 'share'], populationRows()),
  'transactions.csv': csv(TRANSACTION_COLUMNS.split(','), transactions.map(transactionRow)),
  'responses.csv': csv(RESPONSE_COLUMNS.split(','), responses.map(responseRow)),
  'invitations.csv': csv(
    INVITATION_COLUMNS.split(','),
    invitations
      .toSorted((a, b) => a.invited - b.invited || (a.customer.id < b.customer.id ? -1 : 1))
      .map(invitationRow),
  ),
  'touchpoints.csv': csv(TOUCHPOINT_COLUMNS.split(','), journeys.map(touchpointRow)),
  'reviews.csv': csv(REVIEW_COLUMNS.split(','), reviews.map(reviewRow)),
  'profile.csv': csv(PROFILE_COLUMNS.split(','), PROFILE),
  'costs.csv': csv(COSTS_COLUMNS.split(','), COSTS),
  'respuestas.csv': windows1252(csv(SPANISH_COLUMNS.split(';'), spanishRows, { delimiter: ';', lineEnd: '\r\n' })),
};

const folder = process.argv[2] ?? 'fixtures';
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
