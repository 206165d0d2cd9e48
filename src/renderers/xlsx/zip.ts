const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const leastEnd = 22;
/** 1980-01-01 00:00, the first time that a zip archive knows: date and time as a system of 1980 wrote them. */
const firstTime = 0x0021_0000;

/** The offsets of fields, by https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16. */
const end = { entries: 10, start: 16, comment: 20 };
const entry = { time: 12, name: 28, extra: 30, comment: 32, local: 42, length: 46 };
const local = { time: 10 };

/**
 * A zip archive whose files have no time of their own: that of the run would make each archive another one.
 * @throws Error where bytes are no archive
 */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const at = endOf(bytes);
  let place = bytes.readUInt32LE(at + end.start);
  for (let left = bytes.readUInt16LE(at + end.entries); left > 0; left -= 1) {
    if (bytes.readUInt32LE(place) !== directoryEntry) throw new Error('no entry of a zip archive');
    bytes.writeUInt32LE(firstTime, place + entry.time);
    bytes.writeUInt32LE(firstTime, bytes.readUInt32LE(place + entry.local) + local.time);
    const told = [entry.name, entry.extra, entry.comment].map((field) => bytes.readUInt16LE(place + field));
    place += entry.length + told.reduce((sum, length) => sum + length, 0);
  }
  return bytes;
}

/**
 * A zip archive that ends with a comment, which those who unpack it pass over.
 * @param comment in ASCII
 * @throws Error where bytes are no archive
 */
export function commented(archive: Uint8Array, comment: string): Buffer {
  const at = endOf(Buffer.from(archive));
  const bytes = Buffer.concat([archive.subarray(0, at + leastEnd), Buffer.from(comment, 'latin1')]);
  bytes.writeUInt16LE(comment.length, at + end.comment);
  return bytes;
}

/** Where the last record of an archive begins. */
function endOf(bytes: Buffer): number {
  let at = bytes.length - leastEnd;
  while (at >= 0 && bytes.readUInt32LE(at) !== endOfDirectory) at -= 1;
  if (at < 0) throw new Error('no zip archive');
  return at;
}
