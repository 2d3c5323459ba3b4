/** Ranks plans by an outcome, as far as their runs tell them apart. */
import type { Compared, Described } from "../types";

export interface Entry<T> {
    what: T;
    values: (number | null)[];
    over: boolean;
}

export interface Ranked<T> extends Entry<T> {
    rank: number;
    tied: boolean;
    /** Against the starting plan; null where the outcome does not apply. */
    compared: Compared | null;
}

type Compare = (values: (number | null)[][]) => Promise<Compared[]>;

/**
 * Best mean first. A plan shares the rank of the one above it as long as its difference to the best of that rank is not
 * firm. Plans over the budget come last.
 */
export async function rank<T>(start: (number | null)[], entries: Entry<T>[], better: "higher" | "lower" | "neither", compare: Compare): Promise<Ranked<T>[]> {
    if (entries.length === 0) return [];
    const compared = await compare([start, ...entries.map(({ values }) => values)]);
    const sign = better === "lower" ? 1 : -1;
    const meanOf = (one: { compared: Compared | null }) => one.compared?.mean ?? -sign * Infinity;
    const all = entries.map((entry, i) => ({ ...entry, compared: compared[i + 1] ?? null, rank: 0, tied: false }));
    const sorted = all.sort((a, b) => Number(a.over) - Number(b.over) || sign * (meanOf(a) - meanOf(b)) || 0);
    let leader: Ranked<T> | undefined;
    for (const [i, one] of sorted.entries()) {
        const apart = !leader || leader.over !== one.over || !leader.compared || !one.compared || (await firm(leader.values, one.values, compare));
        if (apart) leader = one;
        one.rank = apart ? i + 1 : leader!.rank;
        if (!apart) one.tied = leader!.tied = true;
    }
    return sorted;
}

async function firm(first: (number | null)[], second: (number | null)[], compare: Compare): Promise<boolean> {
    const [, found] = await compare([first, second]);
    return found?.difference.firm ?? false;
}

/** Whether a plan uses more than the starting plan's limits. A limit that the scenario leaves out is what that plan uses. */
export function isOver(plan: Described, start: Described): boolean {
    const { money, posts } = start.budget;
    // A whole unit of currency is forgiven to rounding, as in the Plan view.
    return plan.use.money > (money ?? start.use.money) + 1 || plan.use.posts > (posts ?? start.use.posts);
}
