import type { Remark } from '../sources/source.ts';
import type { ValueCount } from '../values/reading.ts';
import { asSeen } from '../values/folding.ts';

/** Segments whose labels look alike, and differ by signs that nobody sees: they are one, and that is said. */
export function unseenRemark(header: string, counts: Iterable<ValueCount>): Remark[] {
  const writings = new Map<string, ReadonlySet<string>>();
  for (const { text } of counts) {
    const label = asSeen(text);
    writings.set(label, new Set(writings.get(label)).add(text.trim().normalize('NFC')));
  }
  const [label] = [...writings].find(([one, written]) => one !== '' && written.size > 1) ?? [];
  if (label === undefined) return [];
  const message = {
    en: `${header}: labels that differ only by signs that nobody sees (zero-width blanks, soft hyphens, marks of direction, hard blanks) are one, "${label}" among them`,
    es: `${header}: las etiquetas que solo se distinguen por signos que nadie ve (espacios de ancho cero o duros, guiones opcionales, marcas de dirección) son una, entre ellas "${label}"`,
  };
  return [{ severity: 'info', code: 'unseen-signs', message }];
}
