/** A team's plan as a code, to copy or to save. */
import { useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { cleanName, codesFile, encodeCode, longestName } from "../code";
import { safeName, save } from "../files";
import { say } from "../messages";
import { state } from "../state";
import type { Exercise } from "../types";

/** Kept while the page is open: a team has one name. */
let lastName = "";

export function HandIn({ exercise, guess }: { exercise: Exercise | null; guess: number[] | null }) {
    const [name, setName] = useState(lastName);
    const [made, setMade] = useState<{ name: string; code: string } | null>(null);
    const [told, setTold] = useState("");
    const { current, plan, faults } = state;
    const ready = current !== null && faults.length === 0 && cleanName(name) !== "";
    const make = async (event: Event) => {
        event.preventDefault();
        if (!ready) return;
        lastName = name;
        const code = await encodeCode({ country: current.described.country_id, name, exercise: exercise?.id ?? null, plan, guess });
        setMade({ name: cleanName(name), code });
        setTold("");
    };
    const copy = () =>
        navigator.clipboard.writeText(made!.code).then(() => setTold(say("copied")), () => setTold(say("code_copy_failed")));
    return (
        <form class="hand-in" onSubmit={(event) => void make(event)}>
            <h3>{say("hand_in")}</h3>
            <p>{say("hand_in_lead")} {say("hand_in_plan")}</p>
            {faults.length > 0 && <p class="caveat">{say("own_faulty")}</p>}
            <p class="fields">
                <label>{say("team_name")} <input type="text" value={name} maxLength={longestName} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} /></label>
                <button type="submit" disabled={!ready}>{say("make_code")}</button>
            </p>
            {made && (
                <div class="made">
                    <label for="made-code">{say("the_code", { name: isolate(made.name) })}</label>
                    <textarea id="made-code" readOnly rows={4} spellcheck={false} value={made.code} onFocus={(event) => event.currentTarget.select()} />
                    <p class="actions">
                        <button type="button" onClick={() => void copy()}>{say("copy")}</button>
                        <button type="button" onClick={() => save(codesFile([made]), safeName(made.name, "txt"))}>{say("save_code")}</button>
                        <span role="status">{told}</span>
                    </p>
                </div>
            )}
        </form>
    );
}
