/**
 * Runs of the plans in view: a few of each first, then all. Only as many are under way as there are workers, so that a
 * moved lever waits for one run at most, and no replicate is run twice.
 */
import { Cancelled } from "./engine";
import { change, state, subscribe, type Chosen } from "./state";
import type { Fan, Frictions, Run } from "./types";
import { why } from "./why";

/** Runs of one plan under one seed. */
export interface Ensemble {
    key: string;
    chosen: Chosen;
    seed: number;
    /** By replicate; gaps are under way. */
    runs: (Run | undefined)[];
    /** How many replicates are there without a gap; only these are shown. */
    done: number;
    asked: Set<number>;
    /** By index of the quantity, with the number of runs that it stands on. */
    fans: Map<number, { runs: number; fan: Promise<Fan> }>;
    frictions: Frictions | null;
    used: number;
}

/** Runs of a first, coarse answer. */
export const coarse = 8;
/** Where runs are slow, a first answer after so many milliseconds stands on those that are there, but on `fewest` at least. */
const patience = 600;
const fewest = 3;
/** Replicates of the frictions: each runs the plan many times, so they stand on fewer. */
export const frictionReplicates = (): number => Math.min(16, state.replicates);
/** A lever at rest for so long starts runs. */
const rest = 80;
/** Ensembles kept beside those in view. */
const most_kept = 8;

const kept = new Map<string, Ensemble>();
let clock = 0;

export const keyOf = ({ described }: Chosen, seed: number = state.seed): string => `${described.country_id} ${described.plan_id} ${seed}`;

/** The runs of a plan, empty where none were asked for yet. */
export function ensembleOf(chosen: Chosen): Ensemble {
    const key = keyOf(chosen);
    let found = kept.get(key);
    if (!found) kept.set(key, (found = { key, chosen, seed: state.seed, runs: [], done: 0, asked: new Set(), fans: new Map(), frictions: null, used: 0 }));
    found.used = ++clock;
    return found;
}

/** Whether there are enough runs of the current plan for a first answer. */
export function hasFirstAnswer({ done }: Ensemble): boolean {
    const late = performance.now() > ready_at + patience;
    return done >= Math.min(late ? fewest : coarse, state.replicates);
}

export const finishedRuns = (ensemble: Ensemble, count = ensemble.done): Run[] => ensemble.runs.slice(0, count) as Run[];

/** Quantiles of a quantity over the runs that are there. */
export function fanOf(ensemble: Ensemble, quantity: number): Promise<Fan> {
    const known = ensemble.fans.get(quantity);
    if (known?.runs === ensemble.done) return known.fan;
    const fan = state.engine!.fan(finishedRuns(ensemble).map((run) => run.courses[quantity]!));
    ensemble.fans.set(quantity, { runs: ensemble.done, fan });
    return fan;
}

// ---------------------------------------------------------------- whose runs are wanted

const also = new Map<string, Chosen[]>();
/** Runs of further plans, for as long as `owner` wants them; an empty list ends it. They come after the plans in view. */
export function runAlso(owner: string, plans: Chosen[]): void {
    if (plans.length > 0) also.set(owner, plans);
    else also.delete(owner);
    pump();
}

/** Plans of the results: the current one, the starting one, and the saved ones that are shown. */
export function inView(): Chosen[] {
    const { current, start, saved } = state;
    return [...(current ? [current] : []), ...(start ? [start] : []), ...saved.filter((plan) => plan.shown)];
}

interface Job {
    ensemble: Ensemble;
    replicate: number;
}

/** A few runs of every plan in view, then all of them side by side, then the rest. */
function nextJob(): Job | undefined {
    const tiers: { plans: Chosen[]; count: number }[] = [
        ...inView().map((plan) => ({ plans: [plan], count: Math.min(coarse, state.replicates) })),
        { plans: inView(), count: state.replicates },
        { plans: [...also.values()].flat(), count: state.replicates },
    ];
    for (const { plans, count } of tiers) {
        const short = plans.map(ensembleOf).filter((ensemble) => ensemble.asked.size < count);
        const ensemble = short.sort((a, b) => a.asked.size - b.asked.size)[0];
        if (ensemble) return { ensemble, replicate: ensemble.asked.size };
    }
    return undefined;
}

// ---------------------------------------------------------------- running them

let outstanding = 0;
let ready_at = 0;
let broken = false;

const listeners = new Set<(ensemble: Ensemble) => void>();
/** Hears of every run that came, and of frictions. */
export function onRuns(listener: (ensemble: Ensemble) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}
const tell = (ensemble: Ensemble) => listeners.forEach((listener) => listener(ensemble));

async function run({ ensemble, replicate }: Job): Promise<void> {
    ensemble.asked.add(replicate);
    ++outstanding;
    try {
        ensemble.runs[replicate] = await state.engine!.run(ensemble.chosen.plan, ensemble.seed, replicate);
        while (ensemble.runs[ensemble.done]) ++ensemble.done;
        tell(ensemble);
    } catch (error) {
        broken = true;
        change({ failure: why(error) });
    } finally {
        --outstanding;
        pump();
    }
}

function pump(): void {
    if (!state.engine || !state.current || state.checking || broken) return;
    const wait = ready_at - performance.now();
    if (wait > 0) return;
    while (outstanding < state.engine.workers) {
        const job = nextJob();
        if (!job) break;
        void run(job);
    }
    if (outstanding === 0) void explain();
    forget();
}

let explaining = new AbortController();
let explained = "";
/** What holds the current plan back, when all else is done. */
async function explain(): Promise<void> {
    const ensemble = ensembleOf(state.current!);
    if (explained === ensemble.key || ensemble.frictions) return;
    explained = ensemble.key;
    const { signal } = (explaining = new AbortController());
    try {
        const onShare = (found: Frictions) => {
            ensemble.frictions = found;
            tell(ensemble);
        };
        await state.engine!.frictions(ensemble.chosen.plan, { seed: ensemble.seed, count: frictionReplicates(), signal, onShare });
    } catch (error) {
        if (!(error instanceof Cancelled)) console.error(why(error));
    }
}

/** An hour of moved levers must not fill the memory. */
function forget(): void {
    const needed = new Set([...inView(), ...[...also.values()].flat()].map((chosen) => keyOf(chosen)));
    const rest = [...kept.values()].filter(({ key }) => !needed.has(key)).sort((a, b) => b.used - a.used);
    for (const { key } of rest.slice(most_kept)) kept.delete(key);
}

let last = "";
subscribe(() => {
    const { current, seed, plan, checking } = state;
    if (!current) return;
    const now = `${keyOf(current)} ${seed} ${JSON.stringify(plan)}`;
    if (now !== last) {
        last = now;
        if (explained !== keyOf(current)) {
            explaining.abort();
            explained = "";
        }
        ready_at = performance.now() + rest;
        setTimeout(pump, rest + 1);
    }
    if (!checking) pump();
});
