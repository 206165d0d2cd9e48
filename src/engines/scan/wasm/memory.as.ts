const pageBytes: usize = 65536;

let top: usize = (__heap_base + 63) & ~(<usize>63);

/** Takes zeroed memory that nobody gives back: an instance lives for one tally. */
export function take(bytes: usize): usize {
  const start = top;
  top = (top + bytes + 63) & ~(<usize>63);
  const missing = <isize>top - <isize>(<usize>memory.size() * pageBytes);
  if (missing > 0) grow(<i32>((<usize>missing + pageBytes - 1) / pageBytes));
  return start;
}

// In large steps: each shows the program another buffer, and what collects its garbage a memory that is new.
function grow(pages: i32): void {
  const roomy = max(pages, memory.size() / 4);
  if (memory.grow(roomy) < 0 && memory.grow(pages) < 0) unreachable();
}
