// The rule of `hashPlain`, on memory: the host writes what each byte is, and which kinds of bytes make a plain id.
import { take } from './memory.as';

/** What each byte of an id is, and whether bytes of such kinds make a plain one. */
export const identityKinds: usize = take(256);
export const identityPlain: usize = take(64);

const fewestBytes: u32 = 2;

/** The hash of an id where it is plain; 0 and not `plain` where it is not. */
export let plain: bool = false;

// @ts-ignore: a decorator of AssemblyScript
@inline
export function hashIdentity(start: usize, length: u32): u64 {
  let one: u32 = 0x2c1b3c6d;
  let two: u32 = 0x297a2d39;
  let seen: u32 = 0;
  for (let at = start; at < start + length; at++) {
    const byte = <u32>load<u8>(at);
    seen |= load<u8>(identityKinds + byte);
    one = (one ^ byte) * 0x9e3779b1;
    one ^= one >> 15;
    two = (two ^ byte) * 0x85ebca6b;
    two ^= two >> 13;
  }
  plain = length >= fewestBytes && load<u8>(identityPlain + seen) == 1;
  return plain ? <u64>one | (<u64>two << 32) : 0;
}
