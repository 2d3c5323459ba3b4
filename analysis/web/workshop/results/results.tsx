/** All results of the current plan. */
import { useMemo, useState } from "preact/hooks";
import { playing } from "../exercise/play";
import { useLater } from "../later";
import { inLanguage, say } from "../messages";
import { number } from "../numbers";
import { latest, type Snapshot } from "../results";
import { ensembleOf } from "../runs";
import { state } from "../state";
import type { Outcome } from "../types";
import { Chance } from "./chance";
import { FrictionBars } from "./frictions";
import { Outcomes } from "./outcomes";
import { OverTime } from "./over_time";
import { Provenance } from "./provenance";
import { Saved } from "./saved";

/** The outcome that a trainee is judged by: the exercise's, or service over the whole plan. */
function headline({ described }: Snapshot, chosen = ""): Outcome {
    const asked = described.exercises.find((one) => one.id === playing()?.exercise.id)?.outcome;
    const find = (key: string | undefined) => described.outcomes.find((one) => one.key === key);
    return find(chosen) ?? find(asked) ?? find("service_area") ?? described.outcomes[0]!;
}

/** The answer in one sentence, for the eye and the ear. */
export function summary(snapshot: Snapshot, outcome = headline(snapshot)): string {
    const { described, compared, order } = snapshot;
    const at = order.length > 1 ? order.indexOf("current") : -1;
    const one = compared.get(outcome.key)?.[Math.max(0, at)];
    const told = { outcome: inLanguage(outcome.title) };
    if (!one) return "";
    if (at >= 0) {
        return say("summary_difference", {
            ...told, value: number(one.mean, outcome.unit, described), difference: number(one.difference.mean, outcome.unit, described, "difference"),
            share: Math.round(one.better.share * 100),
        });
    }
    return say("summary_start", { ...told, value: number(one.mean, outcome.unit, described) });
}

/** How many runs stand behind what is shown, and whether it is already the plan of the levers. */
function Progress({ snapshot }: { snapshot: Snapshot | null }) {
    const { current, replicates, checking } = state;
    const { done, key } = ensembleOf(current!);
    const old = snapshot !== null && (checking || snapshot.key !== key);
    const text = done >= replicates && !old ? say("progress_all", { all: replicates }) : say("progress", { n: Math.min(done, replicates), all: replicates });
    return (
        <p class="progress">
            <progress max={replicates} value={Math.min(done, replicates)} aria-label={text} /> <span>{text}{old ? ` – ${say("waiting_first")}` : ""}</span>
        </p>
    );
}

/** Below the first chart, and drawn after it. */
function Details({ snapshot }: { snapshot: Snapshot }) {
    const [chosen, setChosen] = useState("");
    const shown = useLater(snapshot);
    return (
        <>
            <Outcomes snapshot={shown} />
            <Chance snapshot={shown} outcome={headline(shown, chosen)} choose={setChosen} />
            <FrictionBars snapshot={shown} />
        </>
    );
}

export function Results() {
    const snapshot = latest();
    const { language, saved, start_shown, replicates } = state;
    // A moved lever draws the page again at once, but not the charts: they wait for new runs.
    const charts = useMemo(() => snapshot && (
        <>
            <OverTime snapshot={snapshot} />
            <Details snapshot={snapshot} />
        </>
    ), [snapshot, language, saved, start_shown, replicates]);
    if (!snapshot) {
        return (
            <div class="results">
                <h2>{say("results")}</h2>
                <p role="status">{say("calculating")}</p>
                <Progress snapshot={null} />
            </div>
        );
    }
    const old = snapshot.key !== ensembleOf(state.current!).key;
    const finished = snapshot.lines.find((line) => line.id === "current")!.runs >= replicates;
    return (
        <div class="results">
            <h2>{say("results")}</h2>
            <Progress snapshot={snapshot} />
            <p class="answer">{summary(snapshot)}</p>
            {/* Heard once, when all runs are there: every step in between would be noise. */}
            <p class="heard" aria-live="polite">{finished && !old ? summary(snapshot) : ""}</p>
            <div class={old ? "stale" : ""}>{charts}</div>
            <Saved />
            <Provenance snapshot={snapshot} />
        </div>
    );
}
