type Listener = (file: string, part: number) => void;

let listener: Listener | null = null;

/** Who hears how far the reading of a file has come (0…1); null for nobody. */
export function onProgress(hears: Listener | null): void {
  listener = hears;
}

export function noteProgress(file: string, part: number): void {
  listener?.(file, part);
}
