import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file that the build makes: beside the bundle, or seen from the sources; null where it was not built. */
export function builtFile(name: string): URL | null {
  const places = [new URL(`./${name}`, import.meta.url), new URL(`../../../dist/${name}`, import.meta.url)];
  return places.find((place) => existsSync(fileURLToPath(place))) ?? null;
}
