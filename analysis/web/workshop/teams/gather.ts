/** The trainer's collection of codes: read, checked by the simulator, kept while the page is open. */
import { CodeFault, codesOf, decodeCode, type TeamCode } from "../code";
import { Refused } from "../engine";
import { offered } from "../exercise/play";
import type { Opened } from "../files";
import { say } from "../messages";
import { change, state, type Chosen } from "../state";
import { why } from "../why";

export interface Team extends Chosen {
    code: string;
    name: string;
    exercise: string | null;
    guess: number[] | null;
}

/** A code that was not taken: whose it is, as far as that is known, and why, in words. */
export interface NotTaken {
    name: string;
    fault: string;
}

/** A comparison takes 32 plans, the starting one among them. */
const most_teams = 30;
/** Bytes of one file of codes. */
export const most_bytes = 1_000_000;

let gathered: Team[] = [];
export const teams = (): Team[] => gathered;

function keep(next: Team[]): void {
    gathered = next;
    change({});
}
export const remove = (team: Team): void => keep(gathered.filter((other) => other !== team));
export const clear = (): void => keep([]);

/** Takes every code of a text that stands; the others are told. Nothing of a code runs before all of it was checked. */
export async function take(text: string): Promise<NotTaken[]> {
    const left: NotTaken[] = [];
    const codes = codesOf(text);
    for (const code of codes) {
        let decoded: TeamCode | null = null;
        try {
            if (gathered.length >= most_teams) throw new Error(say("code_many", { n: most_teams }));
            decoded = await decodeCode(code);
            const team = await checked(code, decoded);
            keep([...gathered, team]);
        } catch (error) {
            left.push({ name: decoded?.name || `${code.slice(0, 16)}…`, fault: faultOf(error) });
            if (gathered.length >= most_teams) break;
        }
    }
    return left;
}

async function checked(code: string, { country, name, exercise, plan, guess }: TeamCode): Promise<Team> {
    if (gathered.some((team) => team.code === code)) throw new Error(say("code_twice"));
    if (country !== state.start?.described.country_id) throw new Error(say("code_country"));
    if (exercise !== null && !(await offered()).some(({ id }) => id === exercise)) throw new Error(say("code_exercise"));
    const described = await state.engine!.describe(plan);
    if (described.country_id !== country) throw new Error(say("code_country"));
    return { code, name, exercise, guess, plan, described };
}

function faultOf(error: unknown): string {
    if (error instanceof CodeFault) return say(`code_${error.reason}`);
    if (error instanceof Refused) {
        const faults = error.faults.slice(0, 3).map(({ path, message }) => (path ? `${path}: ${message}` : message));
        return say("code_refused", { faults: faults.join("; ") + (error.faults.length > 3 ? " …" : "") });
    }
    return why(error);
}

export async function takeFiles(files: Opened[]): Promise<NotTaken[]> {
    const left: NotTaken[] = [];
    for (const file of files) {
        if ("fault" in file) left.push({ name: file.name, fault: say(`file_${file.fault}`) });
        else if (codesOf(file.text).length === 0) left.push({ name: file.name, fault: say("file_empty") });
        else left.push(...(await take(file.text)));
    }
    return left;
}
