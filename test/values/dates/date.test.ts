import * as fc from '../../chance.ts';
import { dateStyle, readDate, type DateOrder } from '../../../src/values/dates/date.ts';

const column = (...texts: string[]) => texts.map((text) => ({ text, rows: 1 }));

/** The day of a text that is its column's only value, with the order told where it matters. */
function dayOf(text: string, order?: DateOrder): string {
  const reading = readDate(text, dateStyle(column(text), order === undefined ? {} : { order }));
  return reading.kind === 'value' ? reading.day : reading.kind;
}

describe('dateStyle', () => {
  test('31/12 settles the order', () => {
    const style = dateStyle(column('02/10/2026 14:35:00', '03/10/2026 9:05:12', '13/10/2026 18:00:00'));
    expect(style).toMatchObject({ family: 'year-last', order: 'dmy', ambiguous: false, naive: 3, zoned: 0 });
    expect(style.evidence.en).toBe(
      'day, month, year: "13/10/2026 18:00:00" has no other reading (rows that prove it: 1)',
    );
    expect(dateStyle(column('10/1/26 18:01:02', '10/13/26 09:00:00'))).toMatchObject({
      order: 'mdy',
      twoDigitYear: true,
    });
  });

  test('nothing that settles the order is ambiguous, and a decree settles it', () => {
    const dates = column('01/02/2024', '03/04/2024', '05/06/2024');
    const style = dateStyle(dates);
    expect(style).toMatchObject({ order: null, ambiguous: true });
    expect(readDate('01/02/2024', style)).toEqual({ kind: 'unreadable' });
    const told = dateStyle(dates, { order: 'mdy' });
    expect(told).toMatchObject({ order: 'mdy', ambiguous: false });
    expect(readDate('01/02/2024', told)).toMatchObject({ day: '2024-01-02' });
  });

  test('a day that no month has proves no order', () => {
    expect(dateStyle(column('30/02/2024', '01/02/2024'))).toMatchObject({ order: null, ambiguous: true });
  });

  test('two orders in earnest are ambiguous, and one stray record in a hundred is not', () => {
    expect(dateStyle(column('31/12/2024', '12/31/2024'))).toMatchObject({ order: null, ambiguous: true });
    const style = dateStyle([
      { text: '31/12/2024', rows: 100 },
      { text: '12/31/2024', rows: 1 },
    ]);
    expect(style.order).toBe('dmy');
    expect(style.evidence.en).toContain('rows that contradict it: 1');
    expect(readDate('12/31/2024', style)).toEqual({ kind: 'unreadable' });
  });

  test('rows that contradict the order are told of where there are some', () => {
    expect(dateStyle(column('31/12/2024', '01/02/2024')).evidence.en).toBe(
      'day, month, year: "31/12/2024" has no other reading (rows that prove it: 1)',
    );
    const told = (...texts: string[]) => dateStyle(column(...texts), { order: 'dmy' }).evidence.en;
    expect(told('01/02/2024')).toBe('day, month, year, as told');
    expect(told('01/02/2024', '12/31/2024')).toBe('day, month, year, as told; rows that contradict it: 1');
  });

  test('a date with the year first is read among others, whatever form most rows have', () => {
    const style = dateStyle(column('2024-01-05', '05/01/2024', '13/01/2024'));
    expect(style).toMatchObject({ family: 'year-last', order: 'dmy', yearLast: 'dmy', otherForms: 0 });
    expect(readDate('2024-01-05', style)).toMatchObject({ day: '2024-01-05' });
    expect(readDate('05/01/2024', style)).toMatchObject({ day: '2024-01-05' });
    expect(style.evidence.en).toBe(
      'day, month, year: "13/01/2024" has no other reading (rows that prove it: 1); ' +
        'rows with the year first, read as year, month, day: 1',
    );
    const named = dateStyle(column('5 Jan 2024', '6 Jan 2024', '2024-01-07'));
    expect(named).toMatchObject({ family: 'month-name', order: null, yearLast: null, otherForms: 0 });
    expect(readDate('2024-01-07', named)).toMatchObject({ day: '2024-01-07' });
  });

  test('dates with the year last are read among those with the year first once one of them settles the order', () => {
    const style = dateStyle(column('2024-01-05', '2024-01-06', '2024-01-07', '05/01/2024', '13/01/2024'));
    expect(style).toMatchObject({ family: 'year-first', order: 'ymd', yearLast: 'dmy', otherForms: 0 });
    expect(readDate('05/01/2024', style)).toMatchObject({ day: '2024-01-05' });
    expect(style.evidence.en).toBe(
      'year, month, day; rows with the year last: 2, day, month, year: "13/01/2024" has no other reading (rows that prove it: 1)',
    );
    const open = dateStyle(column('2024-01-05', '2024-01-06', '05/01/2024'));
    expect(open).toMatchObject({ family: 'year-first', yearLast: null, ambiguous: true, otherForms: 1 });
    expect(readDate('05/01/2024', open)).toEqual({ kind: 'unreadable' });
    const told = dateStyle(column('2024-01-05', '2024-01-06', '05/01/2024'), { order: 'mdy' });
    expect(readDate('05/01/2024', told)).toMatchObject({ day: '2024-05-01' });
  });

  test('of forms that tell nothing of each other, that of most rows is read and the other flagged', () => {
    const style = dateStyle(column('5 Jan 2024', '05/01/2024', '13/01/2024'));
    expect(style).toMatchObject({ family: 'year-last', order: 'dmy', otherForms: 1 });
    expect(readDate('5 Jan 2024', style)).toEqual({ kind: 'unreadable' });
    const named = dateStyle(column('5 Jan 2024', '6 Jan 2024', '13/01/2024'));
    expect(named).toMatchObject({ family: 'month-name', yearLast: null, otherForms: 1 });
    expect(readDate('13/01/2024', named)).toEqual({ kind: 'unreadable' });
  });

  test('an order that nothing settles stays open beside dates with the year first', () => {
    const style = dateStyle(column('2024-01-05', '01/02/2024', '03/04/2024'));
    expect(style).toMatchObject({ family: 'year-last', order: null, yearLast: null, ambiguous: true });
    expect(readDate('2024-01-05', style)).toMatchObject({ day: '2024-01-05' });
  });

  test('times of all forms that are read are counted', () => {
    const style = dateStyle(column('2024-01-05 10:00', '2024-01-06T10:00:00Z', '13/01/2024 09:00', '14/01/24'));
    expect(style).toMatchObject({ family: 'year-first', naive: 2, zoned: 1, twoDigitYear: true });
  });

  test('two-digit years are read only with an order', () => {
    const style = dateStyle(column('01/02/24', '03/04/68'));
    expect(style).toMatchObject({ order: null, ambiguous: true, twoDigitYear: true });
    expect(dayOf('03/04/68', 'dmy')).toBe('2068-04-03');
    expect(dayOf('03/04/69', 'dmy')).toBe('1969-04-03');
    expect(dayOf('26/09/27', 'ymd')).toBe('2026-09-27');
  });

  test('an order with years first can not be told of years that stand last', () => {
    expect(dateStyle(column('31/12/2026'), { order: 'ymd' }).order).toBe('dmy');
  });

  test('by themselves serials and epochs are dates only where every value is one', () => {
    const serials = dateStyle(column('45292', '45293', 'N/A'));
    expect(serials).toMatchObject({ family: 'excel-serial', excelSerial: true });
    expect(readDate('45292', serials)).toMatchObject({ day: '2024-01-01', instant: null });
    expect(readDate('45292.75', serials)).toMatchObject({ sortKey: '2024-01-01T18:00:00.000000000' });
    expect(dateStyle(column('45292', 'Total'))).toMatchObject({ family: null });
    expect(dateStyle(column('1700000000', '1700000000000'))).toMatchObject({ family: null, epoch: null });
    expect(dateStyle(column('19999', '80001', '45292'))).toMatchObject({ family: null });
  });

  // METRICS-customers › "A day": "Spreadsheet serials (20000–80000) among dates are days".
  test('serials among dates are days, in whatever form the dates are written', () => {
    const days = (...texts: string[]) => {
      const style = dateStyle(column(...texts));
      expect(style).toMatchObject({ excelSerial: false, otherForms: 0 });
      return texts.map((text) => readDate(text, style)).map((one) => (one.kind === 'value' ? one.day : one.kind));
    };
    expect(days('45292', '2024-01-02')).toEqual(['2024-01-01', '2024-01-02']);
    expect(days('45292', '31/12/2023')).toEqual(['2024-01-01', '2023-12-31']);
    expect(days('45292', '45293', '2 ene 2024')).toEqual(['2024-01-01', '2024-01-02', '2024-01-02']);
    expect(days('20000', '80000', '2024-01-02')).toEqual(['1954-10-03', '2119-01-11', '2024-01-02']);
    const { evidence } = dateStyle(column('45292', '31/12/2023', '2024-01-02', '2024-01-03'));
    expect(evidence.en).toBe(
      'year, month, day; rows with the year last: 1, day, month, year: "31/12/2023" has no other reading (rows that prove it: 1); rows with a spreadsheet serial (days since 1899-12-30): 1',
    );
    expect(evidence.es).toMatch(/filas con una fecha serial de hoja de cálculo \(días desde 1899-12-30\): 1$/);
  });

  test('the same instant is read in seconds, milliseconds and microseconds', () => {
    // 1,700,000,000 s after 1970-01-01 UTC is 2023-11-14 22:13:20 (GNU date 9.1).
    for (const [text, epoch] of [
      ['1700000000', 's'],
      ['1700000000000', 'ms'],
      ['1700000000000000', 'us'],
    ] as const) {
      const style = dateStyle(column(text));
      expect(style).toMatchObject({ family: 'epoch', epoch, zoned: 1 });
      expect(readDate(text, style)).toMatchObject({
        instant: 1_700_000_000_000,
        sortKey: '2023-11-14T22:13:20.000000000',
      });
    }
    expect(readDate('1700000000123456', dateStyle(column('1700000000123456')))).toMatchObject({
      instant: 1_700_000_000_123,
      sortKey: '2023-11-14T22:13:20.123456000',
    });
  });

  test('a column without dates has no style', () => {
    expect(dateStyle(column('', 'N/A'))).toMatchObject({ family: null, order: null, ambiguous: false, otherForms: 0 });
    expect(readDate('hello', dateStyle(column('hello')))).toEqual({ kind: 'unreadable' });
    expect(readDate('', dateStyle([]))).toEqual({ kind: 'missing' });
  });

  test('the order of rows changes nothing', () => {
    const cell = fc.constantFrom(
      '31/12/2024',
      '30/12/2024',
      '12/31/2024',
      '01/02/2024',
      '2024-01-05',
      '1 ene 2024',
      '45292',
      'x',
      '',
    );
    fc.assert(
      fc.property(fc.uniqueArray(cell), (texts) => {
        expect(dateStyle(column(...texts.toReversed()))).toEqual(dateStyle(column(...texts)));
      }),
    );
  });
});

describe('readDate', () => {
  test.each([
    ['2026-09-27', '2026-09-27'],
    ['2026-09-27 10:00', '2026-09-27'],
    ['2026-09-27 10:00:05', '2026-09-27'],
    ['2026-09-27 10:00:05.123', '2026-09-27'],
    ['2026-09-27T10:00:00Z', '2026-09-27'],
    ['2024-01-01T23:30:00Z', '2024-01-01'],
    ['2024-01-01T23:30:00-05:00', '2024-01-02'],
    ['2024-01-01T00:30:00+0100', '2023-12-31'],
    ['2024-01-01 23:30:00+00', '2024-01-01'],
    ['2026-01-05 00:10:00 +0100', '2026-01-04'],
    ['2026-01-05 10:00:00 UTC', '2026-01-05'],
    ['2026-01-05 22:00 EST', '2026-01-06'],
    ['2026-01-05 00:30 CET', '2026-01-04'],
    ['2026-07-05 01:30 CEST', '2026-07-04'],
    ['2026-07-05 02:30 MESZ', '2026-07-05'],
    ['2026-01-05 08:30 JST', '2026-01-04'],
    ['2026-01-05 10:30 NZDT', '2026-01-04'],
    ['2026-01-05 22:30 AKST', '2026-01-06'],
    ['2026/09/27 3:00:00 PM GMT+3', '2026-09-27'],
    ['2026/09/27 1:00:00 AM GMT+3', '2026-09-26'],
    ['2026/03/02 12:01:00 AM GMT+1', '2026-03-01'],
    ['2026/9/7', '2026-09-07'],
    ['2026.09.27', '2026-09-27'],
    ['20260927', '2026-09-27'],
    ['Sep 27, 2026', '2026-09-27'],
    ['September 27 2026', '2026-09-27'],
    ['Sep 27, 2026, 10:00\u202FAM', '2026-09-27'],
    ['27 Sep 2026', '2026-09-27'],
    ['27 de septiembre de 2026', '2026-09-27'],
    ['27 de Septiembre del 2026', '2026-09-27'],
    ['27-sep-2026', '2026-09-27'],
    ['27-SEP-26', '2026-09-27'],
    ['1 ene. 2026', '2026-01-01'],
    ['septiembre 27, 2026', '2026-09-27'],
    ['2026-Sep-27', '2026-09-27'],
    ['27/09/2026 9:05:12', '2026-09-27'],
    ['7/27/26 19:06:23', '2026-07-27'],
    ['27-09-2026', '2026-09-27'],
    ['27.09.2026', '2026-09-27'],
    ['13/1/2026, 3:00:00 p. m.', '2026-01-13'],
    ['2024-02-29', '2024-02-29'],
    [' 2026-09-27 ', '2026-09-27'],
  ])('%j is the day %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  test.each([
    '2023-02-29',
    '31/04/2026',
    '2026-13-01',
    '2026-00-10',
    '0000-00-00',
    '0999-01-01',
    '2026-09',
    '09/2026',
    '2026',
    'Sep 2026',
    '27 Sep',

    '2026-09-27 24:00',
    '2026-09-27 10:60',
    '2026-09-27 10:00:60',
    '2026-09-27 13:00 PM',
    '2026-09-27 0:30 AM',
    '2026-09-27 10',

    '2026-09-27x',
    'x2026-09-27',
    '2026-09-27 10:00 foo',
    '2026-09-27 10:00 10:00',
    '2026-09-27 10:00 IST',
    '2026-09-27 10:00 BST',
    '2026-09-27 10:00+15:00',

    '2026-09-27Z',
    '2026-09-27+01:00',
    '2026-09/27',
    '27/09-2026',
    '27/09/026',
    '27 Foo 2026',
    '2026-W39',
    '20261327',
    '18000101',

    '2023-02-29 10:00',
    '29 de febrero de 2023',
    '30-feb-2024',
    '9999-12-31T23:00:00-05:00',
    '2026-27-09',
    '٢٠٢٦-٠٩-٢٧',
    '1e5',
  ])('%j names no day', (text) => {
    expect(dayOf(text)).toBe('unreadable');
  });

  test('the key sorts to the last digit, in UTC where there is a zone', () => {
    const style = dateStyle(column('2026-09-27 10:00:05.123456789', '2026-09-27T10:00:05.5+02:00'));
    expect(style).toMatchObject({ naive: 1, zoned: 1 });
    expect(readDate('2026-09-27 10:00:05.123456789', style)).toEqual({
      kind: 'value',
      day: '2026-09-27',
      instant: null,
      sortKey: '2026-09-27T10:00:05.123456789',
    });
    expect(readDate('2026-09-27T10:00:05.5+02:00', style)).toMatchObject({
      instant: Date.UTC(2026, 8, 27, 8, 0, 5, 500),
      sortKey: '2026-09-27T08:00:05.500000000',
    });
  });

  test('an instant written with any offset is the instant that JavaScript parses', () => {
    const offset = fc.record({
      sign: fc.constantFrom('+', '-'),
      hours: fc.nat(11),
      minutes: fc.constantFrom(0, 30, 45),
    });
    const date = fc.date({ min: new Date('1000-01-03'), max: new Date('9999-12-28'), noInvalidDate: true });
    fc.assert(
      fc.property(date, offset, (at, { sign, hours, minutes }) => {
        const text = `${at.toISOString().slice(0, -1)}${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const instant = Date.parse(text);
        const utc = new Date(instant).toISOString();
        expect(readDate(text, dateStyle(column(text)))).toMatchObject({
          instant,
          day: utc.slice(0, 10),
          sortKey: utc.replace('Z', '000000'),
        });
      }),
    );
  });
});
