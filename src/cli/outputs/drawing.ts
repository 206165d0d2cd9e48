import { isPicture, render, type Format, type Style } from '../../renderers/index.ts';
import type { Report } from '../../results/result.ts';

/** A report as it is written in a format: text, or the bytes of a file. What few runs need is loaded by those. */
export async function drawnAs(report: Report, format: Format, style: Style): Promise<string | Uint8Array> {
  if (format === 'html') {
    const { pageOf } = await import('./page.ts');
    return pageOf(report, style);
  }
  if (isPicture(format)) {
    const { mapIn } = await import('./page.ts');
    return mapIn(report, format, style);
  }
  if (format !== 'xlsx') return render(report, format, style);
  const { renderXlsx } = await import('../../renderers/xlsx/index.ts');
  return renderXlsx(report, style);
}
