const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;
type PauseUnit = keyof typeof unitSeconds;

/** A pause between two moments: so many units of a clock, in which a day has 24 hours. */
export interface Pause {
  readonly count: number;
  readonly unit: PauseUnit;
}

const words: Readonly<Record<PauseUnit, RegExp>> = {
  second: /^(s|secs?|seconds?|segundos?)$/iu,
  minute: /^(m|mins?|minutes?|minutos?)$/iu,
  hour: /^(h|hours?|horas?)$/iu,
  day: /^(d|days?|d[ií]as?)$/iu,
  week: /^(w|weeks?|semanas?)$/iu,
};

const mostSeconds = 3653 * unitSeconds.day;

/**
 * What a text says of a pause, in English or Spanish. Null where it is no whole number of units, or above ten years.
 *
 * @example readPause('30 minutes') // => { count: 30, unit: 'minute' }
 * @example readPause('2 semanas') // => { count: 2, unit: 'week' }
 * @example readPause('1 month') // => null
 */
export function readPause(text: string): Pause | null {
  const [, digits, word = ''] = /^\s*(\d{1,9})\s*(\p{L}+)\s*$/u.exec(text) ?? [];
  const unit = (Object.keys(words) as PauseUnit[]).find((one) => words[one].test(word));
  const count = Number(digits);
  return unit === undefined || count < 1 || count * unitSeconds[unit] > mostSeconds ? null : { count, unit };
}

/**
 * How long a pause is.
 *
 * @example secondsIn({ count: 30, unit: 'minute' }) // => 1800
 */
export const secondsIn = ({ count, unit }: Pause): number => count * unitSeconds[unit];

const named = {
  en: {
    second: ['second', 'seconds'],
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    week: ['week', 'weeks'],
  },
  es: {
    second: ['segundo', 'segundos'],
    minute: ['minuto', 'minutos'],
    hour: ['hora', 'horas'],
    day: ['día', 'días'],
    week: ['semana', 'semanas'],
  },
} as const;

/**
 * A pause as `readPause` reads it.
 *
 * @example pauseText({ count: 1, unit: 'hour' }, 'es') // => '1 hora'
 */
export const pauseText = ({ count, unit }: Pause, language: 'en' | 'es' = 'en'): string =>
  `${count} ${named[language][unit][count === 1 ? 0 : 1]}`;
