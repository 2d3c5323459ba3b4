/** What is different from the starting plan, in words, and the settings that take each difference back. */
import { isolate } from "../../source/format";
import { dayText } from "../dates";
import { inLanguage, say } from "../messages";
import type { Chosen, Setting } from "../state";
import type { Described } from "../types";
import { leadAt, resetLead, sameLead, years } from "./curve";
import { channelName, numberText, ownNumber } from "./told";
import { near, numeric, settled, startValue, tomlNumber } from "./values";

interface Change {
    what: string;
    from: string;
    to: string;
    reset: () => Setting[];
}

const list = (names: string[]): string => {
    const short = names.slice(0, 2).map(isolate);
    return names.length > 2 ? say("and_more", { names: short.join(", "), n: names.length - 2 }) : short.join(", ");
};

function activities(before: Described, after: Described): Change[] {
    return after.activities.flatMap((one) => {
        const was = before.activities.find((other) => other.id === one.id);
        if (!was || was.start === one.start) return [];
        return [{ what: isolate(inLanguage(one.name)), from: dayText(was.start), to: dayText(one.start), reset: () => [settled(`activity.${one.id}.start`, was.start, true)] }];
    });
}

/** Title of a number, and the one whose number it is. */
function titleOf(path: string, described: Described): { title: string; owner: string; kind: string } {
    const named = described.levers.find((lever) => lever.paths.includes(path));
    if (named) return { title: inLanguage(named.title), owner: "", kind: `lever.${named.id}` };
    const own = ownNumber(path, described);
    return own ? { title: own.title, owner: own.owner, kind: `${own.table}.${own.field}` } : { title: path, owner: "", kind: path };
}

/** Numbers that changed alike are one change: "Tour (Mission A, Mission B): 11 → 18 months". */
function numbers(before: Described, after: Described): Change[] {
    const groups = new Map<string, { title: string; owners: Set<string>; paths: string[]; from: string; to: string }>();
    for (const now of after.numbers) {
        if (now.path === "plan.national_lead") continue; // told with the whole curve
        const was = numeric(before, now.path);
        if (!was || near(now.value, was.value)) continue;
        const { title, owner, kind } = titleOf(now.path, after);
        const [from, to] = [numberText(was), numberText(now)];
        const key = [kind, from, to].join("\n");
        const group = groups.get(key) ?? { title, owners: new Set(), paths: [], from, to };
        if (owner) group.owners.add(owner);
        group.paths.push(now.path);
        groups.set(key, group);
    }
    return [...groups.values()].map(({ title, owners, paths, from, to }) => {
        const one = after.missions.length === 1 && paths.every((path) => path.startsWith("mission."));
        return {
            what: owners.size > 0 && !one ? `${title} (${list([...owners])})` : isolate(title),
            from, to,
            reset: () => paths.map((path) => settled(path, tomlNumber(startValue(path)!), true)),
        };
    });
}

function channels(before: Described, after: Described): Change[] {
    return after.donors.flatMap((donor) => {
        const was = before.donors.find((other) => other.id === donor.id);
        if (!was || was.channel === donor.channel) return [];
        return [{ what: isolate(inLanguage(donor.name)), from: channelName(was.channel), to: channelName(donor.channel), reset: () => [settled(`donor.${donor.id}.channel`, `"${was.channel}"`, true)] }];
    });
}

function lead(before: Described, after: Described): Change[] {
    if (sameLead(before, after)) return [];
    /** One level, or one a year. */
    const told = (described: Described) => {
        const levels = years(described).map((time) => Math.round(leadAt(described, time) * 100));
        return levels.every((level) => level === levels[0]) ? say("n_percent", { n: levels[0]! }) : say("n_percents", { all: levels.join(" · ") });
    };
    return [{ what: say("lead"), from: told(before), to: told(after), reset: resetLead }];
}

/** Settings that none of the words above tell: they are shown as they are written. */
function others(start: Chosen, current: Chosen): Change[] {
    const told = (path: string) =>
        /^activity\.[^.]+\.start$/.test(path) || path === "plan.national_lead" || path.startsWith("lead.") || /^donor\.[^.]+\.channel$/.test(path) ||
        numeric(current.described, path) !== undefined;
    const before = new Map(start.plan.set);
    return current.plan.set.filter(([path, value]) => !told(path) && before.get(path) !== value).map(([path, value]) => ({
        what: isolate(path), from: before.get(path) ?? "…", to: value, reset: () => [[path, before.get(path) ?? null]],
    }));
}

export function changes(start: Chosen, current: Chosen): Change[] {
    const [before, after] = [start.described, current.described];
    return [...activities(before, after), ...numbers(before, after), ...channels(before, after), ...lead(before, after), ...others(start, current)];
}
