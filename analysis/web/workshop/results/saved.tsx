/** Plans that were kept, and those that the scenario offers. */
import { useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { keepsBudget } from "../levers/budget";
import { inLanguage, say } from "../messages";
import { drop, editSaved, keep, load, most_saved, state } from "../state";
import type { OfferedPlan } from "../types";

/** Without a title, the file name is what a person knows an offered plan by. */
const offerName = ({ title, file }: OfferedPlan) => isolate(inLanguage(title) || file.replace(/^.*\//, "").replace(/\.toml$/, ""));

function Keep() {
    const { saved, faults, checking, current } = state;
    const [name, setName] = useState("");
    const full = saved.length >= most_saved;
    const fits = keepsBudget();
    const number = 1 + saved.length;
    const save = (event: Event) => {
        event.preventDefault();
        if (keep(name.trim() || say("plan_n", { n: number }))) setName("");
    };
    return (
        <form onSubmit={save} class="keep">
            <label for="keep-name">{say("keep_name")}</label>
            <input type="text" id="keep-name" value={name} maxLength={60} placeholder={say("plan_n", { n: number })} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} />
            <button type="submit" disabled={full || !fits || faults.length > 0 || checking || !current}>{say("keep")}</button>
            <p class="note" role="status">{full ? say("saved_full", { n: most_saved }) : fits ? "" : say("over_budget")}</p>
        </form>
    );
}

function Kept() {
    const [editing, setEditing] = useState("");
    const [text, setText] = useState("");
    const done = (id: string) => {
        if (text.trim()) editSaved(id, { name: text.trim() });
        setEditing("");
    };
    return (
        <ul class="kept">
            {state.saved.map((plan) => (
                <li key={plan.id}>
                    <svg width="30" height="14" aria-hidden="true"><line x1="0" x2="30" y1="7" y2="7" stroke={`var(--series-${plan.color})`} stroke-width="3" /></svg>
                    {editing === plan.id
                        ? <input type="text" aria-label={say("keep_name")} value={text} maxLength={60} ref={(input) => input?.focus()} onInput={(event) => setText(event.currentTarget.value)}
                            onBlur={() => done(plan.id)} onKeyDown={(event) => event.key === "Enter" ? done(plan.id) : event.key === "Escape" && setEditing("")} />
                        : <bdi class="name">{plan.name}</bdi>}
                    <span class="buttons">
                        {/* Loaded with all its settings: it is the plan as it was kept. */}
                        <button type="button" class="small-button" onClick={() => load(plan.plan)}>{say("load")}<span class="heard"> {plan.name}</span></button>
                        <button type="button" class="small-button" onClick={() => (setText(plan.name), setEditing(plan.id))}>{say("rename")}<span class="heard"> {plan.name}</span></button>
                        <button type="button" class="small-button" onClick={() => drop(plan.id)}>{say("remove")}<span class="heard"> {plan.name}</span></button>
                    </span>
                </li>
            ))}
        </ul>
    );
}

export function Saved() {
    const offered = state.start!.described.plans;
    return (
        <section class="part" aria-labelledby="saved-title">
            <h3 id="saved-title">{say("saved")}</h3>
            <p class="note">{say("saved_how", { n: most_saved })}</p>
            <Keep />
            <Kept />
            {offered.length > 0 && (
                <>
                    <h4>{say("offered")}</h4>
                    <p class="buttons">
                        {offered.map((plan) => <button type="button" onClick={() => load({ file: plan.file, set: [] })}>{say("take_up", { name: offerName(plan) })}</button>)}
                    </p>
                </>
            )}
        </section>
    );
}
