import { readFileSync } from 'node:fs';
import { CxError } from '../../../errors.ts';
import { causeOf } from '../../outputs/files/output.ts';
import { targetOf } from '../../outputs/files/target.ts';
import { printedPdf, writePdf } from '../../outputs/pdf.ts';
import type { SetFile } from '../../outputs/sets/staged.ts';
import type { Io } from '../../process/io.ts';

/** The file that the PDF of a report replaces; null where a device or a pipe is written through. @throws output-failed */
export function pdfPlace(file: string): string | null {
  try {
    const target = targetOf(file);
    return target.kind === 'file' ? target.path : null;
  } catch (error) {
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  }
}

/**
 * Prints the page of a report.
 * @returns what takes its place with the files of the report; nothing where it went to a device or a pipe
 * @throws browser-missing, printing-failed, output-failed
 */
export async function printedPage(file: string, page: Uint8Array, io: Io): Promise<readonly SetFile[]> {
  const path = pdfPlace(file);
  if (path !== null) return [{ path, bytes: readFileSync(await printedPdf(file, page, io)) }];
  await writePdf(file, page, io);
  return [];
}
