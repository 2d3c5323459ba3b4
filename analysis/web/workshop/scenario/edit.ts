/** Edited files of the scenario. They reach the rest of the page only when they are used. */
import { Refused } from "../engine";
import { close } from "../exercise/play";
import { begin, change, state } from "../state";
import type { Fault, ScenarioFile } from "../types";

/** Bytes of one scenario file. */
export const most_bytes = 500_000;

/**
 * Checked beside the files in use, under a folder of their own: runs of other views go on with the old ones meanwhile.
 */
const folder = "edited/";
const prefixed = (files: ScenarioFile[]): ScenarioFile[] => files.map(({ path, text }) => ({ path: folder + path, text }));
const withoutFolder = (text: string) => text.split(folder).join("");

let edited: ScenarioFile[] | null = null;
let of: ScenarioFile[] | null = null;

/** The files as they stand in the editor. */
export function files(): ScenarioFile[] {
    if (!edited || of !== state.page.files) {
        of = state.page.files;
        edited = of.map((file) => ({ ...file }));
    }
    return edited;
}

export const original = (path: string): string | undefined => state.page.files.find((file) => file.path === path)?.text;
export const isChanged = ({ path, text }: ScenarioFile): boolean => original(path) !== text;

export function write(path: string, text: string): void {
    const all = files();
    edited = all.some((file) => file.path === path) ? all.map((file) => (file.path === path ? { path, text } : file)) : [...all, { path, text }];
    change({});
}

/** Every fault of the edited files, [] where there is none. Plans of exercises and offered ones are checked with them. */
export async function check(): Promise<Fault[]> {
    const engine = state.engine!;
    const now = files();
    engine.files([...state.page.files, ...prefixed(now)]);
    try {
        const { plans, exercises } = await engine.describe({ file: folder + state.page.scenario, set: [] });
        const others = new Set([...plans.map(({ file }) => file), ...exercises.flatMap(({ start, reveal }) => [start, reveal])]);
        others.delete("");
        for (const file of others) await engine.describe({ file, set: [] });
        return [];
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return error.faults.map((fault) => ({ ...fault, file: withoutFolder(fault.file), message: withoutFolder(fault.message) }));
    } finally {
        engine.files(state.page.files);
    }
}

/** Goes on with the edited files. They were checked before. */
export async function use(): Promise<void> {
    const now = files();
    state.engine!.files(now);
    // An exercise, runs and kept plans of the old files would be taken for those of the new ones.
    close();
    change({ page: { ...state.page, files: now }, saved: [] });
    await begin({ file: state.page.scenario, set: [] });
}
