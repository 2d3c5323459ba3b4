/** What may be saved: the plan as an overlay, results as a table, the report. */
import { useEffect, useRef, useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { csvOf, settingsText, type Cell } from "../csv";
import { Cancelled } from "../engine";
import { safeName, save } from "../files";
import { inLanguage, say } from "../messages";
import { ensembleOf, finishedRuns } from "../runs";
import { mayPlansCompare, state, type Chosen } from "../state";
import { why } from "../why";

interface Shown {
    id: string;
    name: string;
    chosen: Chosen;
}

/** The plans that the Plan view shows, the starting one first. */
function shownPlans(): Shown[] {
    const { start, current, saved, start_shown } = state;
    if (!start || !current) return [];
    const moved = current.described.plan_id !== start.described.plan_id;
    const all: Shown[] = [
        ...(start_shown || !moved ? [{ id: "start", name: inLanguage(start.described.plan_name) || say("story_start"), chosen: start }] : []),
        ...(moved ? [{ id: "current", name: say("your_plan"), chosen: current }] : []),
        ...saved.filter(({ shown }) => shown).map(({ id, name, plan, described }) => ({ id, name, chosen: { plan, described } })),
    ];
    return all.filter(({ chosen }) => mayPlansCompare(chosen.described, current.described));
}

/** In English: what is saved has one name in both languages. */
const base = () => state.start!.described.title.en;

function resultRows(plans: Shown[]): Cell[][] {
    const { outcomes } = state.current!.described;
    const head = ["plan", "file", "settings", "seed", "replicate", "digest", ...outcomes.map(({ key }) => key)];
    return [
        head,
        ...plans.flatMap(({ name, chosen }) =>
            finishedRuns(ensembleOf(chosen)).map((run) => [
                name, chosen.plan.file, settingsText(chosen.plan), state.seed, run.replicate, run.digest, ...run.outcomes,
            ])),
    ];
}

export function TakeAway() {
    const [told, setTold] = useState("");
    const keep = (text: string, name: string, type: string) => {
        save(text, name, type);
        setTold(say("saved_as", { name }));
    };
    const overlay = async () => {
        const { plan } = state.current!;
        keep(await state.engine!.overlay(plan, say("overlay_title", { title: base() })), safeName(`${base()}-plan`, "toml"), "application/toml");
    };
    const results = () => {
        const rows = resultRows(shownPlans());
        if (rows.length === 1) return setTold(say("results_none"));
        keep(csvOf(rows), safeName(`${base()}-results`, "csv"), "text/csv");
    };
    return (
        <section class="take-away">
            <h3>{say("take_away")}</h3>
            <p class="actions"><button type="button" onClick={() => void overlay()}>{say("save_overlay")}</button> <span class="note">{say("overlay_about", { file: isolate(state.plan.file) })}</span></p>
            <p class="actions"><button type="button" onClick={results}>{say("save_results")}</button> <span class="note">{say("results_about")}</span></p>
            <Report onSaved={(name) => setTold(say("saved_as", { name }))} />
            <p role="status">{told}</p>
        </section>
    );
}

function Report({ onSaved }: { onSaved: (name: string) => void }) {
    const [seconds, setSeconds] = useState<number | null>(null);
    const [told, setTold] = useState("");
    const stop = useRef<AbortController | null>(null);
    const making = seconds !== null;
    useEffect(() => {
        if (!making) return;
        const timer = setInterval(() => setSeconds((n) => (n === null ? null : n + 1)), 1000);
        return () => clearInterval(timer);
    }, [making]);
    useEffect(() => () => stop.current?.abort(), []);
    const make = async () => {
        const { signal } = (stop.current = new AbortController());
        setSeconds(0);
        setTold("");
        try {
            const plans = shownPlans().map(({ name, chosen }) => ({ plan: chosen.plan, name }));
            const text = await Promise.race([
                state.engine!.report(plans, state.seed, state.replicates, "ssrsim workshop", signal),
                // A report under way is not broken off in its worker; nobody waits for it any more.
                new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Cancelled("no longer wanted")))),
            ]);
            const name = safeName(`${base()}-report`, "html");
            save(text, name, "text/html");
            onSaved(name);
        } catch (error) {
            setTold(error instanceof Cancelled ? say("report_cancelled") : say("report_failed", { why: why(error) }));
        }
        setSeconds(null);
    };
    return (
        <>
            <p class="actions">
                <button type="button" disabled={making} onClick={() => void make()}>{say("save_report")}</button>
                {!making && <span class="note">{say("report_about")}</span>}
                {making && <progress aria-label={say("report_making", { n: seconds })} />}
                {making && <span>{say("report_making", { n: seconds })}</span>}
                {making && <button type="button" onClick={() => stop.current?.abort()}>{say("report_cancel")}</button>}
            </p>
            <p role="status">{told}</p>
        </>
    );
}
