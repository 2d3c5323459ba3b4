/** Planned starts that keep what comes after what. Gates and delays belong to the run: they do not bind the plan. */
import { day, timeOf } from "../dates";
import type { Activity, Described } from "../types";

export type Starts = Map<string, number>;

export const lengthOf = (activity: Activity): number => Math.max(day, timeOf(activity.end) - timeOf(activity.start));

/** What comes after an activity, directly. */
const followers = (described: Described, id: string) => described.activities.filter((other) => other.after.includes(id));

/** Earliest planned start: the plan's, or the end of what comes before. */
export function earliest(described: Described, activity: Activity, starts: Starts): number {
    const ends = described.activities
        .filter((other) => activity.after.includes(other.id))
        .map((other) => starts.get(other.id)! + lengthOf(other));
    return Math.max(timeOf(described.start), ...ends);
}

/** Latest planned start with which it and all that follows still end within the plan; where it begins now if that is later. */
export function latestStart(described: Described, activity: Activity, starts: Starts): number {
    const limit = (one: Activity, seen: Set<string>): number => {
        const next = followers(described, one.id).filter((other) => !seen.has(other.id));
        const ends = [timeOf(described.end), ...next.map((other) => limit(other, new Set([...seen, other.id])))];
        return Math.min(...ends) - lengthOf(one);
    };
    return Math.max(limit(activity, new Set([activity.id])), starts.get(activity.id)!);
}

/** All starts after one was moved: what follows is pushed on, never pulled back. */
export function moved(described: Described, starts: Starts, id: string, to: number): Starts {
    const result = new Map(starts);
    const activity = described.activities.find((one) => one.id === id)!;
    const low = earliest(described, activity, starts);
    result.set(id, Math.max(low, Math.min(latestStart(described, activity, starts), to)));
    const open = [id];
    // A circle of followers cannot be loaded; the bound keeps the page alive all the same.
    for (let steps = 0; open.length > 0 && steps < 10_000; ++steps) {
        const end = open.shift()!;
        for (const next of followers(described, end)) {
            const soonest = earliest(described, next, result);
            if (result.get(next.id)! >= soonest) continue;
            result.set(next.id, soonest);
            open.push(next.id);
        }
    }
    return result;
}
