/** The list of changes with a way back for each, and for all. */
import { Faults } from "../faults";
import { say } from "../messages";
import { canUndo, load, move, state, undo } from "../state";
import { changes } from "./changes";

export function Changes() {
    const { start, current, faults, plan } = state;
    const all = changes(start!, current!);
    const other = current!.plan.file !== start!.plan.file;
    const untouched = JSON.stringify(plan) === JSON.stringify(start!.plan);
    return (
        <section class="changes" aria-labelledby="changes-title">
            <h2 id="changes-title">{say("changes")}</h2>
            {faults.length > 0 && (
                <>
                    <Faults faults={faults} />
                    <p class="note">{say("faults_last_good")}</p>
                </>
            )}
            {all.length === 0 && faults.length === 0 && <p class="note">{say("no_changes")}</p>}
            {other && <p class="note">{say("other_file", { file: current!.plan.file })}</p>}
            <ul>
                {all.map((one) => (
                    <li key={one.what}>
                        <span class="what"><bdi>{one.what}</bdi>{say("colon")}<span class="values"><s>{one.from}</s> <span class="heard">{say("becomes")}</span><span aria-hidden="true">→</span> <b>{one.to}</b></span></span>
                        <button type="button" class="small-button" onClick={() => move(one.reset())}>
                            {say("reset")}<span class="heard"> {one.what}</span>
                        </button>
                    </li>
                ))}
            </ul>
            <p class="buttons">
                <button type="button" disabled={!canUndo()} onClick={undo} aria-keyshortcuts="Control+Z">{say("undo")}</button>
                <button type="button" disabled={untouched} onClick={() => load(start!.plan)}>{say("reset_all")}</button>
            </p>
        </section>
    );
}
