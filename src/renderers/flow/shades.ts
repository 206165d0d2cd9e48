/** The class of each shade of a place: from the least share to the most, and of places without one. */
export const shadeClasses = ['n-3', 'n-1', 'h-2', 'h-5', 'h-0'] as const;

/** The class of a place by its shade. */
export const shadeClass = (shade: number | null): (typeof shadeClasses)[number] => shadeClasses[shade ?? 4]!;
