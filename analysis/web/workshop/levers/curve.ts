/** National lead as one point a year, and the settings that say the same. */
import { addMonths, isoOf, timeOf } from "../dates";
import { state, type Setting } from "../state";
import type { Described, Plan } from "../types";
import { parseValue, tomlNumber } from "./values";

export interface Point {
    time: number;
    level: number;
}

const name = (year: number) => `year_${year}`;
const forAll = (described: Described) => described.lead.filter((step) => step.institutions.length === 0);
/** Steps of single institutions stay as the file has them. */
export const forSome = (described: Described) => described.lead.filter((step) => step.institutions.length > 0);

/** Linear between the days of the plan's profile, level after the last; before the plan begins nobody leads anything. */
export function leadAt(described: Described, time: number): number {
    const start = timeOf(described.start);
    let from = start;
    let level = described.national_lead;
    for (const step of forAll(described).map((one) => ({ at: timeOf(one.from), level: one.level })).sort((a, b) => a.at - b.at)) {
        if (time < step.at) return level + Math.max(0, Math.min(1, (time - from) / (step.at - from))) * (step.level - level);
        from = Math.max(step.at, start);
        level = step.level;
    }
    return level;
}

export function years(described: Described): number[] {
    const start = timeOf(described.start);
    const times: number[] = [];
    for (let year = 0; addMonths(start, 12 * year) < timeOf(described.end); ++year) times.push(addMonths(start, 12 * year));
    return times;
}

/** The profile at the first day of the plan and of each year after; what was just set goes before what was read. */
export function points(described: Described, plan: Plan): Point[] {
    const set = new Map(plan.set);
    return years(described).map((time, year) => {
        const just = parseValue(set.get(year === 0 ? "plan.national_lead" : `lead.${name(year)}.level`));
        return { time, level: just ?? leadAt(described, time) };
    });
}

/** Settings for a whole profile. Steps of the file that apply to all give way to one a year. */
export function settingsFor(described: Described, levels: Point[]): Setting[] {
    const drawn = new Set(levels.map((_, year) => name(year)));
    return [
        ["plan.national_lead", tomlNumber(levels[0]!.level)],
        ...forAll(described).filter((step) => !drawn.has(step.id)).map((step): [string, string] => [`lead.${step.id}.remove`, "true"]),
        ...levels.slice(1).flatMap(({ time, level }, i): [string, string][] => [
            [`lead.${name(i + 1)}.from`, isoOf(time)],
            [`lead.${name(i + 1)}.level`, tomlNumber(level)],
        ]),
    ];
}

const ofLead = (path: string) => path === "plan.national_lead" || path.startsWith("lead.");

/** Settings that bring back the profile of the starting plan. */
export function resetLead(): Setting[] {
    const { start, plan, current } = state;
    if (start!.plan.file !== plan.file) return settingsFor(current!.described, points(start!.described, start!.plan));
    const gone = plan.set.filter(([path]) => ofLead(path)).map(([path]): [string, null] => [path, null]);
    return [...gone, ...start!.plan.set.filter(([path]) => ofLead(path))];
}

/** Whether two plans differ in the profile for all institutions. */
export const sameLead = (a: Described, b: Described): boolean => years(a).every((time) => Math.abs(leadAt(a, time) - leadAt(b, time)) < 5e-4);
