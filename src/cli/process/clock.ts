import { CxError } from '../../errors.ts';

/**
 * The day on which a run takes place, which SOURCE_DATE_EPOCH may say.
 * @throws invalid-option where that is no number of seconds
 */
export function dayOfRun(env: Readonly<Record<string, string | undefined>>): string {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return new Date().toISOString().slice(0, 10);
  const date = new Date(/^\d{1,12}$/u.test(epoch) ? Number(epoch) * 1000 : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date.toISOString().slice(0, 10);
  throw new CxError('invalid-option', {
    option: 'SOURCE_DATE_EPOCH',
    value: epoch,
    expected: { en: 'seconds since 1970', es: 'segundos desde 1970' },
  });
}
