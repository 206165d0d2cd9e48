/** Why a scan stopped early. */
export const unsound: i32 = 1;
export const tooLarge: i32 = 2;
export let fault: i32 = 0;

// @ts-ignore: a decorator of AssemblyScript
@inline
export function setFault(why: i32): void {
  fault = why;
}
