/** Ranks plans by an outcome, as far as their runs tell them apart. */
import type { Compared } from "../types";

interface Entry<T> {
    what: T;
    values: (number | null)[];
    over: boolean;
    /** Described.plan_id: two teams may hand in one plan. */
    plan_id: string;
}

export interface Ranked<T> extends Entry<T> {
    rank: number;
    tied: boolean;
    /** Against the starting plan; null where the outcome does not apply. */
    compared: Compared | null;
}

/** `same` says which plans are the first one under another name. */
type Compare = (values: (number | null)[][], same: boolean[]) => Promise<Compared[]>;

/**
 * Best mean first. A plan shares the rank of the one above it as long as its difference to the best of that rank is not
 * firm. Plans over the budget come last.
 */
export async function rank<T>(start: Pick<Entry<T>, "values" | "plan_id">, entries: Entry<T>[], better: "higher" | "lower" | "neither", compare: Compare): Promise<{ start: Compared | null; ranked: Ranked<T>[] }> {
    if (entries.length === 0) return { start: null, ranked: [] };
    const all_of = [start, ...entries];
    const compared = await compare(all_of.map(({ values }) => values), all_of.map(({ plan_id }) => plan_id === start.plan_id));
    const sign = better === "lower" ? 1 : -1;
    const meanOf = (one: { compared: Compared | null }) => one.compared?.mean ?? -sign * Infinity;
    const all = entries.map((entry, i) => ({ ...entry, compared: compared[i + 1] ?? null, rank: 0, tied: false }));
    const sorted = all.sort((a, b) => Number(a.over) - Number(b.over) || sign * (meanOf(a) - meanOf(b)) || 0);
    let leader: Ranked<T> | undefined;
    for (const [i, one] of sorted.entries()) {
        const apart = !leader || leader.over !== one.over || !leader.compared || !one.compared || (await firm(leader, one, compare));
        if (apart) leader = one;
        one.rank = apart ? i + 1 : leader!.rank;
        if (!apart) one.tied = leader!.tied = true;
    }
    return { start: compared[0] ?? null, ranked: sorted };
}

async function firm<T>(first: Entry<T>, second: Entry<T>, compare: Compare): Promise<boolean> {
    if (first.plan_id === second.plan_id) return false;
    const [, found] = await compare([first.values, second.values], [true, false]);
    return found?.difference.firm ?? false;
}
