/** What the results show: taken together from the runs at most four times a second. */
import { ensembleOf, fanOf, finishedRuns, hasFirstAnswer, inView, keyOf, onRuns, type Ensemble } from "./runs";
import { change, mayBeDrawn, state, subscribe, type Chosen } from "./state";
import type { Compared, Described, Fan, Frictions, Plan } from "./types";
import { why } from "./why";

export interface Line {
    /** "current", "start", or that of a kept plan. */
    id: string;
    /** "" for the current and the starting plan. */
    name: string;
    color: number;
    runs: number;
    described: Described;
    /** By index of the quantity in `Snapshot.quantities`. */
    fans: Fan[];
}

export interface Snapshot {
    /** Of the current plan. */
    key: string;
    plan: Plan;
    seed: number;
    described: Described;
    /** Of the current plan, behind the digest. */
    runs: number;
    /** Indices of the quantities that are drawn. */
    quantities: number[];
    /** Current, start, saved ones that can be compared. */
    lines: Line[];
    /** By key of the outcome; plans in the order of `order`, the starting plan first. */
    compared: Map<string, Compared[]>;
    order: string[];
    /** Runs that the comparison stands on. */
    pairs: number;
    digest: string;
    frictions: Frictions | null;
    /** Names of shown plans for another country, left out. */
    apart: string[];
}

let snapshot: Snapshot | null = null;
export const latest = (): Snapshot | null => snapshot;
export const shownDigest = (): string => snapshot?.digest ?? "";

const start_color = 6;
const drawn = ["service_delivery", "chain_capacity"];

interface Member {
    id: string;
    name: string;
    color: number;
    chosen: Chosen;
    ensemble: Ensemble;
}

function members(current: Chosen): { shown: Member[]; apart: string[] } {
    const { start, saved, start_shown } = state;
    const all: Omit<Member, "ensemble">[] = [{ id: "current", name: "", color: 0, chosen: current }];
    if (start && keyOf(start) !== keyOf(current)) all.push({ id: "start", name: "", color: start_color, chosen: start });
    for (const { id, name, color, shown, plan, described } of saved) if (shown) all.push({ id, name, color, chosen: { plan, described } });
    const fits = ({ chosen }: { chosen: Chosen }) => mayBeDrawn(chosen.described, current.described);
    return {
        shown: all.filter((one) => fits(one) && (one.id !== "start" || start_shown)).map((one) => ({ ...one, ensemble: ensembleOf(one.chosen) })),
        apart: all.filter((one) => !fits(one)).map((one) => one.name),
    };
}

async function compare(described: Described, all: Member[]): Promise<{ compared: Map<string, Compared[]>; order: string[]; pairs: number }> {
    // The starting plan is the measure even where its lines are hidden.
    const { start } = state;
    const base = start && mayBeDrawn(start.described, described) ? ensembleOf(start) : undefined;
    const others = all.filter((one) => one.id !== "start" && one.ensemble.done > 0 && !(one.id === "current" && one.ensemble === base));
    // Alone it is compared with itself, for its means.
    const alone = !base || others.length === 0;
    const ensembles = alone ? all.slice(0, 1).map((one) => one.ensemble) : [base, ...others.map((one) => one.ensemble)];
    const pairs = Math.min(...ensembles.map((ensemble) => ensemble.done));
    if (pairs < 2) return { compared: new Map(), order: [], pairs };
    const found = await Promise.all(described.outcomes.map(async ({ key }, i) => {
        const values = ensembles.map((ensemble) => finishedRuns(ensemble, pairs).map((run) => run.outcomes[i] ?? null));
        return [key, await state.engine!.compare(key, values, ensembles.map((ensemble) => ensemble === ensembles[0]))] as const;
    }));
    return { compared: new Map(found), order: alone ? ["current"] : ["start", ...others.map((one) => one.id)], pairs };
}

async function take(): Promise<void> {
    const { current, engine } = state;
    if (!current || !engine) return;
    const own = ensembleOf(current);
    // The last answer stays until the first runs of the new plan are there.
    if (!hasFirstAnswer(own)) return;
    const { described } = current;
    const mine = finishedRuns(own);
    const quantities = drawn.flatMap((key) => {
        const index = described.quantities.findIndex((quantity) => quantity.key === key && quantity.of === "");
        return index < 0 ? [] : [index];
    });
    const { shown, apart } = members(current);
    const lines = await Promise.all(shown.filter((one) => one.ensemble.done > 0).map(async ({ id, name, color, chosen, ensemble }): Promise<Line> => ({
        id, name, color, described: chosen.described, runs: ensemble.done,
        fans: await Promise.all(quantities.map((quantity) => fanOf(ensemble, quantity))),
    })));
    const [{ compared, order, pairs }, digest] = await Promise.all([compare(described, shown), engine.digest(mine)]);
    snapshot = { key: own.key, plan: current.plan, seed: own.seed, runs: mine.length, described, quantities, lines, compared, order, pairs, digest, frictions: own.frictions, apart };
}

// ---------------------------------------------------------------- four times a second at most

const pause = 250;
let busy = false;
let again = false;
let before = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function refresh(soon: boolean): void {
    if (busy) return void (again = true);
    clearTimeout(timer);
    const wait = soon ? 0 : Math.max(0, before + pause - performance.now());
    timer = setTimeout(async () => {
        busy = true;
        before = performance.now();
        try {
            await take();
            change({});
        } catch (error) {
            console.error(why(error));
        }
        busy = false;
        if (again) {
            again = false;
            refresh(false);
        }
    }, wait);
}

onRuns((ensemble) => {
    if (!inView().some((chosen) => keyOf(chosen) === ensemble.key)) return;
    const own = state.current !== null && ensemble.key === keyOf(state.current);
    refresh(own && snapshot?.key !== ensemble.key && hasFirstAnswer(ensemble));
});

/** Shown plans, seed and current plan as the results last knew them. */
let known = "";
subscribe(() => {
    const { current, start, saved, start_shown, seed } = state;
    if (!current || !start) return;
    const now = [keyOf(current), keyOf(start), start_shown, seed, ...saved.map((plan) => `${plan.id} ${plan.name} ${plan.shown}`)].join(" ");
    if (now === known) return;
    known = now;
    if (hasFirstAnswer(ensembleOf(current))) refresh(true);
});
