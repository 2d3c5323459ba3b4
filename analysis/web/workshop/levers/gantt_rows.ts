/** Which row of the sequence stands where: missions first, then activities by institution. */
import { clean, isolate } from "../../source/format";
import { dayText } from "../dates";
import { inLanguage, say } from "../messages";
import type { Activity, Described, Mission } from "../types";
import { gateText } from "./gate";
import { nameOf } from "./told";

export interface ActivityRow {
    activity: Activity;
    /** Mission that carries it out, for the band behind the bar. */
    mission: Mission | undefined;
    y: number;
    /** Middle of the bar. */
    bar: number;
    height: number;
    /** What binds it, in words. */
    notes: string[];
}
export interface MissionRow {
    mission: Mission;
    y: number;
}
interface Laid {
    missions: MissionRow[];
    headings: { name: string; y: number }[];
    rows: ActivityRow[];
    height: number;
}

export const bar_height = 24;
const label = 17;
const note = 15;
const mission_height = 22;

export function layActivities(described: Described, only: string): Laid {
    let y = 0;
    const missions = described.missions.map((mission) => {
        const row = { mission, y };
        y += mission_height;
        return row;
    });
    const headings: Laid["headings"] = [];
    const rows: ActivityRow[] = [];
    for (const institution of described.institutions) {
        const some = described.activities.filter((one) => one.institution === institution.id && (only === "" || only === institution.id));
        if (some.length === 0) continue;
        y += 8;
        headings.push({ name: clean(inLanguage(institution.name)), y });
        y += 20;
        for (const activity of some) {
            const notes = [
                ...(activity.after.length > 0 ? [say("after", { names: activity.after.map((id) => isolate(nameOf(id, described.activities))).join(", ") })] : []),
                ...(activity.gate ? [gateText(activity.gate, described)] : []),
                ...(activity.deadline ? [say("deadline", { date: dayText(activity.deadline) })] : []),
            ];
            const height = label + notes.length * note + bar_height + 8;
            const bar = y + label + notes.length * note + bar_height / 2 + 1;
            rows.push({ activity, mission: described.missions.find((one) => one.id === activity.mission), y, bar, height, notes });
            y += height;
        }
    }
    return { missions, headings, rows, height: y };
}
