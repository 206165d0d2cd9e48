import { closeSync, openSync } from 'node:fs';
import { Window } from '../../../src/sources/csv/window.ts';
import { temporaryFolder } from '../../engines/temporary.ts';

const folder = temporaryFolder();

/** What a window of a file shows. */
function looked(text: string, { end, size }: { end: number; size: number }, look: (window: Window) => void): void {
  const descriptor = openSync(folder.file('window.txt', text), 'r');
  try {
    look(new Window(descriptor, 0, end, size));
  } finally {
    closeSync(descriptor);
  }
}

const shown = ({ buffer, length }: Window) => buffer.toString('utf8', 0, length);

describe('a window', () => {
  test('is at the end only where nothing is left to read, be it read byte by byte', () => {
    looked('abcdef', { end: 6, size: 2 }, (window) => {
      window.slide(0);
      expect([shown(window), window.atEnd]).toEqual(['ab', false]);
      for (const two of ['bc', 'cd', 'de']) {
        window.slide(1);
        expect([shown(window), window.atEnd]).toEqual([two, false]);
      }
      window.slide(1);
      expect([shown(window), window.base, window.atEnd]).toEqual(['ef', 4, true]);
    });
  });

  test('of which no byte can go grows until the whole file stands in it', () => {
    looked('abcdef', { end: 6, size: 2 }, (window) => {
      const sizes = [];
      while (!window.atEnd) {
        window.slide(0);
        sizes.push(window.length);
      }
      expect([sizes, shown(window)]).toEqual([[2, 4, 6], 'abcdef']);
    });
  });

  test('of a file that has become shorter than it was is at the end where the file is', () => {
    looked('abc', { end: 6, size: 8 }, (window) => {
      window.slide(0);
      expect([shown(window), window.atEnd]).toEqual(['abc', false]);
      window.slide(0);
      expect([shown(window), window.atEnd]).toEqual(['abc', true]);
    });
  });
});
