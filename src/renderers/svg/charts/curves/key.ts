import { element, type Markup } from '../../../typeset/markup.ts';
import { faces, label, spelt, toBaseline } from '../../labels.ts';
import type { Drawing, Plot } from '../../plot.ts';

const line = 19;
const sample = 16;
const gap = 6;
const between = 16;

/** Nothing above a picture. */
export const noKey: Drawing = { height: 0, body: [] };

/** The names of curves above them, one after the other in as many lines as they need, for a picture that has no room at their ends. */
export function keyOf({ letters, width }: Plot, names: readonly string[], colourOf: (at: number) => string): Drawing {
  const room = width - sample - gap;
  let [x, row] = [0, 0];
  const body = names.flatMap((name, at): readonly Markup[] => {
    const taken = sample + gap + Math.min(letters.width(spelt(name), faces.strong), room);
    if (x > 0 && x + taken > width) [x, row] = [0, row + 1];
    const [left, middle] = [x, row * line + line / 2];
    x += taken + between;
    const mark = { x1: left, y1: middle, x2: left + sample, y2: middle, class: `curve ${colourOf(at)}-l` };
    const place = { x: left + sample + gap, y: middle + toBaseline('strong'), room, also: `${colourOf(at)}-t` };
    return [element('line', mark), label(letters, name, 'strong', place)];
  });
  return { height: (row + 1) * line, body };
}
