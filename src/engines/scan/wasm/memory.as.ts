const pageBytes: usize = 65536;

let top: usize = (__heap_base + 63) & ~(<usize>63);

/** Takes zeroed memory that nobody gives back: an instance lives for one tally. */
export function take(bytes: usize): usize {
  const start = top;
  top = (top + bytes + 63) & ~(<usize>63);
  const missing = <isize>top - <isize>(<usize>memory.size() * pageBytes);
  if (missing > 0 && memory.grow(<i32>((<usize>missing + pageBytes - 1) / pageBytes)) < 0) unreachable();
  return start;
}
