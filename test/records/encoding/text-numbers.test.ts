import * as fc from '../../chance.ts';
import { TextNumbers } from '../../../src/records/typed/encoding/text-numbers.ts';
import { slowTest } from '../../often.ts';

/** The numbers that a Map of strings gives. */
function numbered(texts: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return texts.map((text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

const numberOf = (numbers: TextNumbers, text: string) => {
  const bytes = Buffer.from(`"${text}"`);
  return numbers.number(bytes, 1, bytes.length - 1);
};

const text = fc.oneof(fc.constant(''), fc.constantFrom('a', 'b', 'ab', 'ñ', '日本'), fc.string({ unit: 'grapheme' }));

test('texts have the numbers that a Map of strings gives them, blank ones too', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
      const numbers = new TextNumbers();
      expect(texts.map((one) => numberOf(numbers, one))).toEqual(numbered(texts));
      expect(numbers.texts).toEqual([...new Set(texts)]);
      expect(numbers.count).toBe(new Set(texts).size);
    }),
  );
});

slowTest('a hundred thousand of them, each seen again', () => {
  const numbers = new TextNumbers();
  const texts = Array.from({ length: 100_000 }, (_, at) => `C${String(at).padStart(7, '0')}`);
  for (const round of [0, 1])
    expect([round, ...texts.map((one) => numberOf(numbers, one))]).toEqual([round, ...texts.keys()]);
  expect(numbers.texts).toEqual(texts);
});

test('those of another thread are numbered behind those that are known', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text), fc.uniqueArray(text), (here, there) => {
      const [own, other] = [new TextNumbers(), new TextNumbers()];
      for (const one of here) numberOf(own, one);
      for (const one of there) numberOf(other, one);
      expect([...own.addAll(other.pack())]).toEqual(numbered([...here, ...there]).slice(here.length));
      expect(own.texts).toEqual([...new Set([...here, ...there])]);
    }),
  );
});
