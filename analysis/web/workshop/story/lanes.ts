/** What the lanes of a story show, out of its series. */
import { inLanguage, say } from "../messages";
import type { Story, StoryEvent, Text } from "../types";

export interface Line {
    name: string;
    color: number;
    values: number[];
    /** A line of comparison: dashed. */
    dashed?: true;
}

export interface Lane {
    key: "advisers" | "money" | "queues" | "prisons" | "trust" | "service";
    unit: string;
    /** Lines, or areas that stand on each other. */
    kind: "lines" | "stack";
    lines: Line[];
    /** Many series as a band from the lowest to the highest. */
    band?: { low: number[]; high: number[]; count: number };
    /** Weeks in which somebody came and went, with how many. */
    moves?: { came: number[]; left: number[] };
}

const sum = (rows: { values: number[] }[], weeks: number): number[] =>
    Array.from({ length: weeks }, (_, week) => rows.reduce((total, { values }) => total + (values[week] ?? 0), 0));

/** More lines than this in one lane cannot be told apart. */
const most_lines = 6;

function counts(story: Story, kind: string): number[] {
    const weeks = new Map(story.dates.map((date, week) => [date, week]));
    const found = new Array<number>(story.dates.length).fill(0);
    for (const event of story.events) {
        const week = event.kind === kind ? weeks.get(event.date) : undefined;
        if (week !== undefined) found[week]!++;
    }
    return found;
}

/** Every lane whose series the story has. */
export function lanesOf(story: Story): Lane[] {
    const weeks = story.dates.length;
    const all = (key: string) => story.series[key] ?? [];
    const total = (key: string) => sum(all(key), weeks);
    const has = (...keys: string[]) => keys.every((key) => all(key).length > 0);
    const lanes: Lane[] = [];
    if (has("posts_authorised", "posts_filled"))
        lanes.push({
            key: "advisers", unit: "posts", kind: "lines",
            lines: [{ name: say("posts_open"), color: 6, values: total("posts_authorised"), dashed: true }, { name: say("in_post"), color: 0, values: total("posts_filled") }],
            moves: { came: counts(story, "adviser_arrived"), left: counts(story, "adviser_left") },
        });
    if (has("in_pipeline", "held", "spent", "returned"))
        lanes.push({
            key: "money", unit: "money", kind: "stack",
            // What is committed is the sum of the four.
            lines: [
                { name: say("spent_money"), color: 0, values: total("spent") },
                { name: say("held_money"), color: 5, values: total("held") },
                { name: say("on_its_way"), color: 1, values: total("in_pipeline") },
                { name: say("returned_money"), color: 6, values: total("returned") },
            ],
        });
    if (has("police_queue", "court_queue"))
        lanes.push({
            key: "queues", unit: "cases", kind: "lines",
            lines: [{ name: say("at_police"), color: 0, values: total("police_queue") }, { name: say("in_court"), color: 1, values: total("court_queue") }],
        });
    if (has("prisoners", "prison_places"))
        lanes.push({
            key: "prisons", unit: "people", kind: "lines",
            lines: [{ name: say("places"), color: 6, values: total("prison_places"), dashed: true }, { name: say("prisoners"), color: 3, values: total("prisoners") }],
        });
    if (has("trust")) lanes.push(trust(all("trust"), weeks));
    if (has("service_delivery", "chain_capacity"))
        lanes.push({
            key: "service", unit: "1", kind: "lines",
            lines: [{ name: say("capacity"), color: 1, values: total("chain_capacity") }, { name: say("service"), color: 0, values: total("service_delivery") }],
        });
    return lanes;
}

interface Series {
    /** Region and group: "coast/majority". */
    id: string;
    name: Text;
    values: number[];
}

function trust(rows: Series[], weeks: number): Lane {
    const nameOf = ({ id, name }: Series) => {
        const group = id.split("/")[1];
        const region = inLanguage(name);
        return group === "majority" || group === "marginalised" ? `${region}, ${say(`group_${group}`)}` : region;
    };
    const line = (row: Series, i: number): Line => ({ name: nameOf(row), color: [0, 1, 3, 5, 7, 4][i % 6]!, values: row.values });
    if (rows.length <= most_lines) return { key: "trust", unit: "1", kind: "lines", lines: rows.map(line) };
    // The two that end lowest and highest have names, the others are a band.
    const sorted = [...rows].sort((a, b) => a.values.at(-1)! - b.values.at(-1)!);
    const at = (week: number) => rows.map(({ values }) => values[week]!);
    return {
        key: "trust", unit: "1", kind: "lines",
        lines: [sorted.at(-1)!, sorted[0]!].map(line),
        band: {
            low: Array.from({ length: weeks }, (_, week) => Math.min(...at(week))),
            high: Array.from({ length: weeks }, (_, week) => Math.max(...at(week))),
            count: rows.length,
        },
    };
}

/** An event in the language of the page. */
export interface Happening extends Omit<StoryEvent, "what" | "who" | "cause"> {
    week: number;
    what: string;
    who: string;
    cause: string;
}

/** Events with the index of their week; those before the first week are told in it. */
export function eventsOf(story: Story): Happening[] {
    let week = 0;
    return [...story.events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map((event) => {
        while (week + 1 < story.dates.length && story.dates[week + 1]! <= event.date) ++week;
        return { ...event, week, what: inLanguage(event.what), who: inLanguage(event.who), cause: inLanguage(event.cause) };
    });
}

/** Runs of one status: [status, first week, week after the last]. */
export function strips(values: number[]): [status: number, from: number, to: number][] {
    const found: [number, number, number][] = [];
    values.forEach((value, week) => {
        const status = Math.round(value);
        const last = found.at(-1);
        if (last?.[0] === status) last[2] = week + 1;
        else found.push([status, week, week + 1]);
    });
    return found;
}
