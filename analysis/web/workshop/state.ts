/** One store for the page, and plain functions that change it. Views read `state` and are drawn again after every change. */
import { useEffect, useState } from "preact/hooks";
import { Cancelled, Refused, type Engine } from "./engine";
import { setMessageLanguage } from "./messages";
import type { Described, Fault, Language, PageData, Plan } from "./types";
import { why } from "./why";

export type ViewName = "plan" | "story" | "exercises" | "teams" | "scenario";

/** A plan that the simulator accepted, with what is in it. */
export interface Chosen {
    plan: Plan;
    described: Described;
}

export interface SavedPlan extends Chosen {
    id: string;
    name: string;
    /** Colour and dash of its lines; the current plan has 0, the starting plan 6. */
    color: number;
    /** Whether it is drawn and compared. */
    shown: boolean;
}

export interface State {
    language: Language;
    view: ViewName;
    presenter: boolean;
    page: PageData;
    /** Null until the simulator is up. */
    engine: Engine | null;
    /** Why there is no engine, in words. */
    failure: string;
    /** Plan that all others are compared with. Null until it was described. */
    start: Chosen | null;
    /** Settings as the levers stand now. */
    plan: Plan;
    /** The last plan that the simulator accepted; that of `plan` unless `faults` or `checking` say otherwise. */
    current: Chosen | null;
    checking: boolean;
    faults: Fault[];
    saved: SavedPlan[];
    /** Whether the starting plan is drawn. */
    start_shown: boolean;
    seed: number;
    /** Runs of a full answer. */
    replicates: number;
}

export const most_saved = 4;
const colors = [1, 3, 5, 7];

const nothing: PageData = { version: "", scenario: "", files: [], seed: 1, replicates: 100, report_shell: "" };
export const state: State = {
    language: "en",
    view: "plan",
    presenter: false,
    page: nothing,
    engine: null,
    failure: "",
    start: null,
    plan: { file: "", set: [] },
    current: null,
    checking: false,
    faults: [],
    saved: [],
    start_shown: true,
    seed: 1,
    replicates: 100,
};

const listeners = new Set<() => void>();
export function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function change(part: Partial<State>): void {
    Object.assign(state, part);
    setMessageLanguage(state.language);
    for (const listener of listeners) listener();
}

/** The store, drawn again after every change. */
export function useStore(): State {
    const [, again] = useState(0);
    useEffect(() => subscribe(() => again((n) => n + 1)), []);
    return state;
}

// ---------------------------------------------------------------- the plan and its moves

const history: { plan: Plan; paths: string; at: number }[] = [];
/** Moves of one lever closer together than this are one move to undo. */
const one_move = 800;

const same = (a: Plan, b: Plan) => JSON.stringify(a) === JSON.stringify(b);

/** The value that the plan sets at a path, undefined where it sets none. */
export const settingOf = (path: string, plan: Plan = state.plan): string | undefined => plan.set.find(([key]) => key === path)?.[1];

/** A setting to be changed; null takes it out. */
export type Setting = [path: string, value: string | null];

/** A plan with some settings changed. */
function withSettings(plan: Plan, settings: Setting[]): Plan {
    const set = new Map(plan.set);
    for (const [path, value] of settings) {
        if (value === null) set.delete(path);
        else set.set(path, value);
    }
    return { file: plan.file, set: [...set] };
}

/** Moves levers of the current plan. */
export function move(settings: Setting[]): void {
    const plan = withSettings(state.plan, settings);
    if (same(plan, state.plan)) return;
    const paths = settings.map(([path]) => path).join(" ");
    const last = history.at(-1);
    if (last?.paths === paths && performance.now() - last.at < one_move) last.at = performance.now();
    else history.push({ plan: state.plan, paths, at: performance.now() });
    if (history.length > 100) history.shift();
    setPlan(plan);
}

export const canUndo = (): boolean => history.length > 0;
export function undo(): void {
    const last = history.pop();
    if (last) setPlan(last.plan);
}

/** Takes another plan as the current one, as one move that can be undone. */
export function load(plan: Plan): void {
    if (same(plan, state.plan)) return;
    history.push({ plan: state.plan, paths: "", at: 0 });
    setPlan(plan);
}

let checking = new AbortController();
function setPlan(plan: Plan): void {
    change({ plan, checking: true });
    void check();
}

/** Describes the current plan; what was asked before is dropped. */
async function check(): Promise<void> {
    const { engine, plan } = state;
    if (!engine) return;
    checking.abort();
    const { signal } = (checking = new AbortController());
    try {
        const described = await engine.describe(plan, signal);
        if (!signal.aborted) change({ current: { plan, described }, checking: false, faults: [] });
    } catch (error) {
        if (signal.aborted || error instanceof Cancelled) return;
        if (error instanceof Refused) change({ checking: false, faults: error.faults });
        else change({ checking: false, failure: why(error) });
    }
}

/** Begins anew from a plan: it becomes both the starting plan and the current one. Throws Refused. */
export async function begin(plan: Plan): Promise<void> {
    const described = await state.engine!.describe(plan);
    checking.abort();
    history.length = 0;
    const chosen = { plan, described };
    change({ start: chosen, current: chosen, plan, checking: false, faults: [] });
}

// ---------------------------------------------------------------- saved plans

export const mayPlansCompare = (a: Described, b: Described): boolean => a.country_id === b.country_id && a.dates.length === b.dates.length;

/** A lever on the country itself makes another country of it: what it does can be seen, and the page says that it is so. */
export const mayBeDrawn = (a: Described, b: Described): boolean =>
    a.country.en === b.country.en && a.start === b.start && a.end === b.end &&
    [a.quantities, b.quantities].map((list) => list.map(({ key, of }) => `${key} ${of}`).join()).every((keys, _, all) => keys === all[0]);

/** Keeps the current plan. False where there are four already, or it was not accepted. */
export function keep(name: string): boolean {
    const chosen = state.current;
    if (!chosen || state.saved.length >= most_saved) return false;
    const color = colors.find((free) => state.saved.every((other) => other.color !== free)) ?? colors[0]!;
    change({ saved: [...state.saved, { ...chosen, id: `plan-${Date.now()}-${color}`, name, color, shown: true }] });
    return true;
}
export const editSaved = (id: string, part: Partial<Pick<SavedPlan, "name" | "shown">>): void =>
    change({ saved: state.saved.map((plan) => (plan.id === id ? { ...plan, ...part } : plan)) });
export const drop = (id: string): void => change({ saved: state.saved.filter((plan) => plan.id !== id) });

// ---------------------------------------------------------------- language and view

export function setLanguage(language: Language): void {
    document.documentElement.lang = language;
    change({ language });
}
export const show = (view: ViewName): void => change({ view });
