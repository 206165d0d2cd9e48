/** A time of day and, where it is written, its distance from UTC. */
export interface TimeOfDay {
  /** Seconds after midnight, without the fraction. */
  readonly seconds: number;
  /** Billionths of a second. */
  readonly nanoseconds: number;
  /** Minutes east of UTC, or null for a naive time. */
  readonly offset: number | null;
}

const pattern = new RegExp(
  String.raw`^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?` +
    String.raw`(?:\s?(?<meridiem>[ap])\.?\s?m\.?)?` +
    String.raw`(?:\s?(?<zone>Z|(?:GMT|UTC)?[-+−]\d{2}:?\d{2}|(?:GMT|UTC)?[-+−]\d{2}|(?:GMT|UTC)[-+−]\d(?::\d{2})?|[A-Z]{3,4}))?$`,
  'iu',
);

/** The form of most exports, read sooner than its parts are told apart. */
const usual = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/**
 * Names of zones as RFC 5322, section 4.3, defines them (hours east of UTC), and abbreviations that the IANA database has for one distance
 * alone, with the German MEZ and MESZ; others, such as IST and BST, mean several.
 */
const namedZones = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['WET', 0],
  ['WEST', 1],
  ['CET', 1],
  ['CEST', 2],
  ['MEZ', 1],
  ['MESZ', 2],
  ['EET', 2],
  ['EEST', 3],
  ['JST', 9],
  ['AEST', 10],
  ['AEDT', 11],
  ['NZST', 12],
  ['NZDT', 13],
  ['AKST', -9],
  ['AKDT', -8],
  ['HST', -10],
]);

/**
 * A time of day: `10:00`, `9:05:12`, `10:00:05.123`, `3:00:00 PM`, each with `Z`, `+01:00`, `+0100`, `+01`, `GMT+3`, `UTC` or
 * an abbreviation that means one zone; null for anything else, `24:00` and leap seconds among it.
 *
 * @example readTimeOfDay('3:00:00 PM GMT+3') // => { seconds: 54000, nanoseconds: 0, offset: 180 }
 * @example readTimeOfDay('24:00') // => null
 */
export function readTimeOfDay(text: string): TimeOfDay | null {
  if (usual.test(text)) {
    const [hours, minutes, seconds] = [0, 3, 6].map((at) => Number(text.slice(at, at + 2)));
    return { seconds: (hours! * 60 + minutes!) * 60 + seconds!, nanoseconds: 0, offset: null };
  }
  const parts = pattern.exec(text)?.groups;
  if (parts === undefined) return null;
  const hour = hourOf(Number(parts['hour']), parts['meridiem']);
  const minute = Number(parts['minute']);
  const second = Number(parts['second'] ?? 0);
  const zone = parts['zone'];
  const offset = zone === undefined ? null : offsetOf(zone.toUpperCase());
  if (hour === null || minute > 59 || second > 59 || offset === undefined) return null;
  return {
    seconds: (hour * 60 + minute) * 60 + second,
    nanoseconds: Number((parts['fraction'] ?? '').padEnd(9, '0')),
    offset,
  };
}

/** The hour 0–23, or null where the clock has no such hour. */
function hourOf(hour: number, meridiem: string | undefined): number | null {
  if (meridiem === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (meridiem.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC, undefined where no zone on earth has that name or offset (-12:00 to +14:00). */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes = '0'] = /([-+−])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) {
    const named = namedZones.get(zone);
    return named === undefined ? undefined : named * 60;
  }
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return Number(minutes) > 59 || offset < -12 * 60 || offset > 14 * 60 ? undefined : offset + 0;
}
