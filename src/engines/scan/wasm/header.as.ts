// The header of a file, which is no record where it comes again.
let header: usize = 0;
let headerLength: usize = 0;
let headerStart: u64 = 0;
let headerMask: u64 = 0;

export function setHeader(address: usize, length: usize): void {
  header = address;
  headerLength = length;
  headerMask = length >= 8 ? ~(<u64>0) : ((<u64>1) << (<u64>length << 3)) - 1;
  headerStart = load<u64>(address) & headerMask;
}

/** The byte-order mark, which stands before the header of each of several files that were joined. */
const mark: u32 = 0xbfbbef;
const markBytes: usize = 3;

// @ts-ignore: a decorator of AssemblyScript
@inline
export function isHeader(record: usize, end: usize): bool {
  if ((load<u64>(record) & headerMask) == headerStart && isWhole(record, end)) return true;
  return (load<u32>(record) & 0xffffff) == mark && isWhole(record + markBytes, end);
}

function isWhole(record: usize, end: usize): bool {
  return headerLength != 0 && end - record == headerLength && memory.compare(record, header, headerLength) == 0;
}
