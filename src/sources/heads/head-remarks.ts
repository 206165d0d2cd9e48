import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../encodings/encoding.ts';
import { delimiterName } from '../csv/dialect.ts';
import type { Remark } from '../source.ts';

const encodingDoubts: Readonly<Record<NonNullable<Encoding['doubt']>, Pick<Remark, 'code' | 'message'>>> = {
  cp850: {
    code: 'may-be-cp850',
    message: {
      en: 'the text was read as windows-1252, but its words look like cp850 (DOS): if letters are wrong, --encoding cp850',
      es: 'el texto se leyó como windows-1252, pero sus palabras parecen cp850 (DOS): si hay letras mal, --encoding cp850',
    },
  },
  macintosh: {
    code: 'read-as-macintosh',
    message: {
      en: 'the text was read as Mac OS Roman (macintosh), in which its words have their letters: if they are wrong, --encoding windows-1252',
      es: 'el texto se leyó como Mac OS Roman (macintosh), donde sus palabras tienen sus letras: si hay letras mal, --encoding windows-1252',
    },
  },
  'meaningless-bytes': {
    code: 'meaningless-bytes',
    message: {
      en: 'the text was read as windows-1252, and some bytes mean nothing there (they show as �): say the encoding with --encoding',
      es: 'el texto se leyó como windows-1252, y algunos bytes no significan nada ahí (se ven como �): indique la codificación con --encoding',
    },
  },
  mixed: {
    code: 'encodings-mixed',
    message: {
      en: 'the text was read as windows-1252, but some of it is UTF-8 and shows wrong letters (Ã©): convert its parts to one encoding before they are joined',
      es: 'el texto se leyó como windows-1252, pero una parte es UTF-8 y muestra letras equivocadas (Ã©): convierta las partes a una misma codificación antes de unirlas',
    },
  },
};

export const encodingRemark = ({ doubt }: Encoding): Remark[] =>
  doubt === undefined ? [] : [{ severity: 'warning', ...encodingDoubts[doubt] }];

/** @param instead the delimiter that was taken, where that of the line divides nothing */
export const separatorRemark = (separator: string, instead: number | null): Remark =>
  instead === null
    ? {
        severity: 'info',
        code: 'separator-line',
        message: {
          en: `the line sep=${separator} names the delimiter`,
          es: `la línea sep=${separator} indica el delimitador`,
        },
      }
    : {
        severity: 'warning',
        code: 'separator-line',
        message: {
          en: `the line sep=${separator} names a delimiter that divides nothing: the columns were divided at "${delimiterName(instead)}"`,
          es: `la línea sep=${separator} indica un delimitador que no separa nada: las columnas se separaron por "${delimiterName(instead)}"`,
        },
      };

export function delimiterRemark(delimiter: number, rival: number): Remark {
  const [own, other] = [delimiterName(delimiter), delimiterName(rival)];
  return {
    severity: 'warning',
    code: 'delimiter-in-doubt',
    message: {
      en: `the columns were divided at "${own}", and "${other}" would divide them as evenly: if they are wrong, --delimiter "${other}"`,
      es: `las columnas se separaron por "${own}", y "${other}" las separaría con la misma regularidad: si no son correctas, --delimiter "${other}"`,
    },
  };
}

export const preambleRemark = (lines: number): Remark => ({
  severity: 'warning',
  code: 'preamble-skipped',
  message: {
    en: `${lines} lines before the header row were skipped`,
    es: `se saltaron ${lines} líneas antes de la fila de encabezados`,
  },
});

export const unusualDelimiterRemark = (sign: string): Remark => ({
  severity: 'warning',
  code: 'delimiter-in-doubt',
  message: {
    en: `there is a single column, and "${sign}" stands as often in every line: if it divides columns, ${sign.charCodeAt(0) < 128 ? `--delimiter "${sign}"` : 'replace it by ;'}`,
    es: `hay una sola columna, y "${sign}" aparece las mismas veces en cada línea: si separa columnas, ${sign.charCodeAt(0) < 128 ? `--delimiter "${sign}"` : 'sustitúyala por ;'}`,
  },
});

export const endSignRemark: Remark = {
  severity: 'info',
  code: 'end-sign',
  message: {
    en: 'the file ends with the end-of-file sign of DOS (^Z, 1A), which was left off',
    es: 'el archivo termina con el signo de fin de archivo de DOS (^Z, 1A), que se quitó',
  },
};

/** Names of columns with bytes that are no text: they show as �. */
export function headerTextRemark(rows: readonly Buffer[]): Remark[] {
  if (rows.every((row) => isUtf8(row))) return [];
  const message = {
    en: 'the header row holds bytes that are not UTF-8 (invalid-text): they show as � in the names of columns',
    es: 'la fila de encabezados tiene bytes que no son UTF-8 (invalid-text): se ven como � en los nombres de columna',
  };
  return [{ severity: 'warning', code: 'header-text', message }];
}
