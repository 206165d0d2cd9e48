import { readBinaryScore, readFaces } from '../../../src/values/scores/binary-score.ts';
import { readBoolean } from '../../../src/values/boolean.ts';

describe('readBinaryScore', () => {
  test.each([
    'good',
    'Good',
    '👍',
    '👍🏽',
    '👍 Good',
    'positive',
    'Satisfied',
    'bueno',
    'Buena',
    'satisfecho',
    'sí',
    'Yes',
    "Good, I'm satisfied",
  ])('%j is good', (text) => {
    expect(readBinaryScore(text)).toEqual({ kind: 'value', value: 1 });
  });

  test.each([
    'bad',
    'BAD',
    '👎',
    '👎🏿',
    'negative',
    'unsatisfied',
    'malo',
    'mala',
    'insatisfecho',
    'no',
    'No',
    "Bad, I'm unsatisfied",
  ])('%j is bad', (text) => {
    expect(readBinaryScore(text)).toEqual({ kind: 'value', value: 0 });
  });

  test.each(['offered', 'unoffered', 'Offered', '', 'N/A', 'No contesta'])('%j is no answer', (text) => {
    expect(readBinaryScore(text)).toEqual({ kind: 'missing' });
  });

  test.each(['5', '1', '0', 'yes/no', '👍👎', '👍 bad', '👍👎 good', 'not bad', 'good, but slow', 'nan'])(
    '%j has no one reading',
    (text) => {
      expect(readBinaryScore(text)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('readFaces', () => {
  test('five faces are 1 to 5', () => {
    const values = ['😡', '😞', '😐', '🙂', '😀'].map((face) => readFaces(face));
    expect(values).toEqual([1, 2, 3, 4, 5].map((value) => ({ kind: 'value', value })));
  });

  test('a face that tools place differently is not read', () => {
    expect(['😃', '☹️', '😊', '😀😀', '5'].map((face) => readFaces(face).kind)).toEqual(Array(5).fill('unreadable'));
  });
});

describe('readBoolean', () => {
  test.each(['true', 'TRUE', 'Yes', 'y', '1', 'Sí', 'si', 'Verdadero', 'on'])('%j is true', (text) => {
    expect(readBoolean(text)).toEqual({ kind: 'value', value: true });
  });

  test.each(['false', 'No', 'n', '0', 'Falso', 'off'])('%j is false', (text) => {
    expect(readBoolean(text)).toEqual({ kind: 'value', value: false });
  });

  test.each(['-1', '2', '01', 'yes!', 'yes no', 'nan'])('%j has no one reading', (text) => {
    expect(readBoolean(text)).toEqual({ kind: 'unreadable' });
  });

  test('a blank and NULL are no answer', () => {
    expect([readBoolean(''), readBoolean('NULL')]).toEqual([{ kind: 'missing' }, { kind: 'missing' }]);
  });
});
