import { kaplanMeier } from '../../../src/statistics/survival/kaplan-meier.ts';
import { survivalAt } from '../../../src/statistics/survival/survival-at.ts';
import { randomFrom } from '../../../src/statistics/resampling/random.ts';

test('is the Kaplan–Meier curve at that time, as far as somebody was seen', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 50; round += 1) {
    const rows = Array.from({ length: 12 }, (_, time) => {
      const seen = Math.floor(random.uniform() * 4);
      return { time, seen, events: Math.floor(random.uniform() * (seen + 1)) };
    });
    const curve = kaplanMeier(
      rows.map(({ time, seen, events }) => ({ time, events, censored: seen - events, entered: 0 })),
      0.95,
    );
    const last = rows.findLast(({ seen }) => seen > 0)?.time ?? -1;
    for (const at of [0, 4, 5.5, 11, 20]) {
      const survival = curve.findLast(({ time }) => time <= at)?.survival ?? 1;
      expect(survivalAt(at, rows)).toBe(last >= at || survival === 0 ? survival : null);
    }
  }
});

test('takes rows of nobody for nobody', () => {
  const rows = [
    { time: 1, seen: 2, events: 1 },
    { time: 6, seen: 0, events: 0 },
    { time: 9, seen: 2, events: 0 },
  ];
  expect(survivalAt(5, rows)).toBe(0.75);
  expect(survivalAt(5, rows.slice(0, 2))).toBeNull();
});
