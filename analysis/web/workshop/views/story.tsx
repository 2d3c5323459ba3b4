/** One run of a plan as a story that plays, pauses and scrubs. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { shorten } from "../../source/format";
import { Cancelled } from "../engine";
import { say } from "../messages";
import { state, type Chosen } from "../state";
import { Telling } from "../story/telling";
import type { Story } from "../types";
import { why } from "../why";

// Kept while the page is open: who comes back wants the same run.
const kept = { plan: "current", replicate: 0 };

function plans(): { id: string; name: string; chosen: Chosen }[] {
    const { current, start, saved } = state;
    return [
        ...(current ? [{ id: "current", name: say("your_plan"), chosen: current }] : []),
        ...(start ? [{ id: "start", name: say("story_start"), chosen: start }] : []),
        ...saved.map(({ id, name, plan, described }) => ({ id, name, chosen: { plan, described } })),
    ];
}

export function View() {
    const [planId, setPlanId] = useState(kept.plan);
    const [replicate, setReplicate] = useState(kept.replicate);
    const [told, setTold] = useState<{ story: Story; key: string; currency: string } | null>(null);
    const [failed, setFailed] = useState("");
    const all = plans();
    const chosen = (all.find(({ id }) => id === planId) ?? all[0])?.chosen ?? null;
    Object.assign(kept, { plan: planId, replicate });
    const { seed } = state;
    const key = chosen ? `${chosen.described.plan_id} ${seed} ${replicate}` : "";
    useEffect(() => {
        if (!chosen) return;
        const stop = new AbortController();
        state.engine!.story(chosen.plan, seed, replicate, stop.signal).then(
            (story) => stop.signal.aborted || (setFailed(""), setTold({ story, key, currency: chosen.described.currency })),
            (error) => error instanceof Cancelled || stop.signal.aborted || setFailed(why(error)),
        );
        return () => stop.abort();
    }, [key]);
    const choose = (value: number) => Number.isInteger(value) && value >= 0 && value < 1_000_000 && setReplicate(value);
    const luck = useMemo(() => (
        <p class="fields">
            <label>{say("luck")} <input type="number" min={0} max={999999} step={1} value={replicate} autocomplete="off" onChange={(event) => choose(event.currentTarget.valueAsNumber)} /></label>
            <button type="button" onClick={() => choose(replicate + 1)}>{say("other_luck")}</button>
        </p>
    ), [replicate, state.language]);
    return (
        <section class="story">
            <h2>{say("story")}</h2>
            <p>{say("story_lead")}</p>
            <div class="fields">
                <label>
                    {say("view_plan")}{" "}
                    <select value={planId} onChange={(event) => setPlanId(event.currentTarget.value)}>
                        {all.map(({ id, name }) => <option value={id} dir="auto">{shorten(name, 40)}</option>)}
                    </select>
                </label>
                {luck}
            </div>
            {failed && <p class="caveat" role="alert">{failed}</p>}
            {told ? <Telling story={told.story} currency={told.currency} waiting={told.key !== key} /> : !failed && <p role="status">{say("story_loading")}</p>}
        </section>
    );
}
