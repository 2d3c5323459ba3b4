/** Exercises under way: which one, how far, and what was drawn. Kept while the page is open, so that views can be left. */
import { timeOf, year } from "../dates";
import { Refused } from "../engine";
import { begin, change, state, type Chosen } from "../state";
import type { Exercise, Fault, PageData } from "../types";
import { pointsOf } from "./guess";

export const steps = ["question", "predict", "reveal", "debrief"] as const;
type Step = (typeof steps)[number];

export interface Play {
    exercise: Exercise;
    step: Step;
    start: Chosen;
    /** Plan whose course is revealed; null before, and until it was described. */
    revealed: Chosen | null;
    /** Years from the first date at which the guess has its points. */
    points: number[];
    /** Value at each point; null as long as nothing was drawn. */
    guess: number[] | null;
    faults: Fault[];
}

let play: Play | null = null;
export const playing = (): Play | null => play;

/** Changes the exercise under way and draws the page again. */
export function update(part: Partial<Play>): void {
    if (!play) return;
    play = { ...play, ...part };
    change({});
}

export const isRevealed = (step: Step): boolean => step === "reveal" || step === "debrief";

export const yearsFrom = (dates: string[]): number[] => dates.map((date) => (timeOf(date) - timeOf(dates[0]!)) / year);

/** Loads an exercise's starting plan. Throws Refused. */
export async function open(exercise: Exercise): Promise<void> {
    await begin({ file: exercise.start, set: [] });
    const start = state.start!;
    play = {
        exercise, start, revealed: null, step: "predict", guess: null, faults: [],
        points: pointsOf(yearsFrom(start.described.dates).at(-1) ?? 1),
    };
    change({});
}

export function close(): void {
    play = null;
    change({ presenter: false });
}

/** Goes to a step; the plan to be revealed is described on the way to it. */
export async function go(step: Step): Promise<void> {
    if (!play) return;
    const before = play;
    if (!isRevealed(step) || before.revealed) return update({ step });
    const { exercise } = before;
    if (exercise.reveal === "") {
        if (state.current && state.faults.length === 0 && !state.checking) update({ step, revealed: state.current });
        return;
    }
    try {
        const plan = { file: exercise.reveal, set: [] };
        const described = await state.engine!.describe(plan);
        if (play === before) update({ step, revealed: { plan, described } });
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (play === before) update({ faults: error.faults });
    }
}

export const again = (): Promise<void> => (play ? open(play.exercise) : Promise.resolve());

// The scenario's own list: a starting plan of another file may bring none.
let known: { page: PageData; exercises: Exercise[] } | null = null;

/** The exercises of the page's scenario. */
export async function offered(): Promise<Exercise[]> {
    const { page, engine } = state;
    if (known?.page !== page) {
        const { exercises } = await engine!.describe({ file: page.scenario, set: [] });
        known = { page, exercises };
    }
    return known.exercises;
}
