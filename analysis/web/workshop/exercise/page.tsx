/** One exercise: question, prediction, reveal, debrief. The presenter view shows one of these at a time. */
import { useEffect, useMemo } from "preact/hooks";
import { isolate } from "../../source/format";
import { dateOf } from "../dates";
import { Faults } from "../faults";
import { inLanguage, say } from "../messages";
import { change, show, state } from "../state";
import { HandIn } from "../teams/handin";
import { useCourse, useRunsOf } from "./course";
import { curveAt } from "./guess";
import { Paragraphs } from "./paragraphs";
import { Pad } from "./pad";
import { again, close, go, isRevealed, steps, update, yearsFrom, type Play } from "./play";
import { Result } from "./result";
import { Sheet } from "./sheet";
import type { ChartData } from "./chart";

export function ExercisePage({ play }: { play: Play }) {
    const { exercise, step, start, revealed, points, guess } = play;
    const { presenter, language } = state;
    const { described } = start;
    const quantity = described.quantities.find(({ key, of }) => key === exercise.quantity && of === "");
    const open = isRevealed(step);
    useRunsOf("exercise", revealed ? [start, revealed] : [start]);
    const startCourse = useCourse(start, exercise.quantity, "all");
    const course = useCourse(revealed, exercise.quantity, "as they come");
    const dates = useMemo(() => described.dates.map(dateOf), [described]);
    // What was drawn stays as it was drawn; until then the curve lies on the starting plan.
    const known = useMemo(() => {
        if (!startCourse) return null;
        const years = yearsFrom(described.dates);
        return points.map((x) => curveAt(years, startCourse.fan[2]!, x));
    }, [startCourse, points]);
    const own = exercise.reveal === "";
    const title = quantity ? inLanguage(quantity.title) : exercise.quantity;
    const name = own ? say("your_plan") : revealed ? isolate(inLanguage(revealed.described.plan_name) || say("revealed_line")) : say("revealed_line");
    const shown = useMemo(() => (open && course ? { fan: course.fan, name } : null), [open, course, name]);
    const data: ChartData | null = startCourse && known && {
        title, unit: quantity?.unit ?? "1", currency: described.currency, dates, start: startCourse.fan, revealed: shown, points, guess: guess ?? known,
    };
    useKeys(step);

    const showQuestion = !presenter || step === "question";
    const showPad = !presenter || step === "predict" || step === "reveal";
    const done = revealed && course ? course.runs : 0;
    return (
        <section class={`exercise step-${step}`} data-step={step}>
            <div class="actions screen">
                {!presenter && <button type="button" onClick={close}>{say("exercise_back")}</button>}
                <button type="button" aria-pressed={presenter} onClick={() => change({ presenter: !presenter })}>{say(presenter ? "present_leave" : "present")}</button>
                {!presenter && data && <button type="button" onClick={() => print()}>{say("print_sheet")}</button>}
            </div>
            <h2 dir="auto">{isolate(inLanguage(exercise.title))}</h2>
            {presenter && <p class="note" role="status">{say("step_of", { n: steps.indexOf(step) + 1, all: steps.length, name: say(`step_${step}`) })}</p>}
            {showQuestion && <div class="asked"><Paragraphs text={inLanguage(exercise.question)} /></div>}
            {showPad && (
                <div class="screen">
                    {!open && <p>{say(own ? "predict_own" : "predict_how", { quantity: isolate(title) })}</p>}
                    {!open && own && <OwnPlan play={play} />}
                    {data ? <Pad data={data} onGuess={open ? null : (drawn) => update({ guess: drawn })} /> : <p role="status">{say("exercise_loading")}</p>}
                    {!open && data && (
                        guess ? <p><button type="button" class="quiet" onClick={() => update({ guess: null })}>{say("guess_reset")}</button></p> : <p class="note">{say("guess_untouched")}</p>
                    )}
                    {!open && exercise.hint[language] !== "" && !presenter && (
                        <details><summary>{say("hint")}</summary><Paragraphs text={inLanguage(exercise.hint)} /></details>
                    )}
                    {play.faults.length > 0 && <Faults faults={play.faults} />}
                    {!open && data && !presenter && (
                        <p><button type="button" class="main" disabled={own && (state.checking || state.faults.length > 0)} onClick={() => void go("reveal")}>{say("step_reveal")}</button></p>
                    )}
                </div>
            )}
            {open && revealed && (!presenter || step === "reveal") && (
                <div class="revealed screen">
                    <p class="note" role="status">{say("progress", { n: done, all: state.replicates })}</p>
                    {data?.revealed && <Result play={play} data={data} revealed={revealed} />}
                </div>
            )}
            {open && !presenter && (
                <div class="screen">
                    {own && data && <HandIn exercise={exercise} guess={guess ?? known} />}
                    {step === "reveal" && <p><button type="button" class="main" onClick={() => void go("debrief")}>{say("show_debrief")}</button></p>}
                </div>
            )}
            {step === "debrief" && (
                <div class="debrief screen">
                    <h3>{say("step_debrief")}</h3>
                    <Paragraphs text={inLanguage(exercise.debrief)} />
                    <p class="note">{say("source", { source: isolate(exercise.source) })}</p>
                </div>
            )}
            {open && !presenter && <p class="screen"><button type="button" onClick={() => void again()}>{say("again")}</button></p>}
            {presenter && <Steps step={step} />}
            {data && <Sheet play={play} data={data} />}
        </section>
    );
}

function OwnPlan({ play }: { play: Play }) {
    const moved = state.plan.set.length;
    const words = state.faults.length > 0 ? say("own_faulty") : moved === 0 && state.plan.file === play.start.plan.file ? say("own_unmoved") : say("own_moved", { n: moved });
    return (
        <p class="own">
            <button type="button" onClick={() => show("plan")}>{say("to_levers")}</button> <span>{words}</span>
        </p>
    );
}

function Steps({ step }: { step: Play["step"] }) {
    const at = steps.indexOf(step);
    return (
        <div class="actions steps">
            <button type="button" disabled={at === 0} onClick={() => void go(steps[at - 1]!)}>{say("step_before")}</button>
            <button type="button" disabled={at === steps.length - 1} onClick={() => void go(steps[at + 1]!)}>{say("step_next")}</button>
            <span class="note">{say("present_keys")}</span>
        </div>
    );
}

/** Keys of the presenter view, which a remote control sends too. Fields keep their own arrows. */
function useKeys(step: Play["step"]): void {
    const { presenter } = state;
    useEffect(() => {
        if (!presenter) return;
        const key = (event: KeyboardEvent) => {
            if (event.ctrlKey || event.altKey || event.metaKey || (event.target as Element).matches?.("input, select, textarea")) return;
            const at = steps.indexOf(step);
            const to = ["ArrowRight", "PageDown"].includes(event.key) ? steps[at + 1] : ["ArrowLeft", "PageUp"].includes(event.key) ? steps[at - 1] : undefined;
            if (event.key === "Escape") change({ presenter: false });
            if (to === undefined) return;
            event.preventDefault();
            void go(to);
        };
        addEventListener("keydown", key);
        return () => removeEventListener("keydown", key);
    }, [presenter, step]);
}
