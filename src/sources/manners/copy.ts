import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import { privateCopy } from '../files/private-copy.ts';
import type { Remark } from '../source.ts';
import { Rewriter, type Manner } from './rewriter.ts';

const chunkBytes = 1 << 18;

/**
 * A private copy of a text, written as RFC 4180.
 * @param from where the text begins, behind its mark
 * @throws copy-failed
 */
export const rewrittenCopy = (file: string, path: string, from: number, manner: Manner, delimiter: number) =>
  privateCopy(file, 'rewritten.csv', async (copy) => {
    const [source, target] = [openSync(path, 'r'), openSync(copy, 'wx', 0o600)];
    try {
      const rewriter = new Rewriter(manner, delimiter);
      const buffer = Buffer.allocUnsafe(chunkBytes);
      let position = from;
      for (;;) {
        const read = readSync(source, buffer, 0, buffer.length, position);
        writeFileSync(target, rewriter.write(buffer.subarray(0, read), read === 0));
        if (read === 0) return;
        position += read;
        await pause();
      }
    } finally {
      closeSync(source);
      closeSync(target);
    }
  });

const words: Readonly<Record<Manner, Remark['message']>> = {
  backslash: {
    en: 'quotes within cells stand behind a backslash (\\"), and were read so',
    es: 'las comillas dentro de las celdas van tras una barra invertida (\\"), y así se leyeron',
  },
  spaced: {
    en: 'spaces stand before the quotes that open cells, and were left out',
    es: 'hay espacios antes de las comillas que abren celdas, y se quitaron',
  },
  equals: {
    en: 'cells written ="…", as a spreadsheet keeps zeros, were read as the text in them',
    es: 'las celdas escritas ="…", como una hoja de cálculo conserva los ceros, se leyeron como el texto que contienen',
  },
  'whole-lines': {
    en: 'every line stands in quotes as one cell, and was read as the cells in it',
    es: 'cada línea va entre comillas como una sola celda, y se leyó como las celdas que contiene',
  },
};

export const mannerRemark = (manner: Manner): Remark => ({
  severity: 'info',
  code: 'quotes-rewritten',
  message: words[manner],
});
