/** All levers of the plan. */
import type { ComponentChildren } from "preact";
import { say, type MessageKey } from "../messages";
import { state } from "../state";
import { Gantt } from "./gantt";
import { Lead } from "./lead";
import { Money } from "./money";
import { Named } from "./named";
import { Rotation } from "./rotation";

function Group({ title, open = true, children }: { title: MessageKey; open?: boolean; children: ComponentChildren }) {
    return (
        <details class="group" open={open}>
            <summary><h2>{say(title)}</h2></summary>
            {children}
        </details>
    );
}

export function Levers() {
    const { described } = state.current!;
    return (
        <div class="levers">
            <Group title="rotation"><Rotation /></Group>
            {described.donors.length > 0 && <Group title="release"><Money /></Group>}
            <Group title="lead"><Lead /></Group>
            {described.levers.length > 0 && <Group title="named"><Named /></Group>}
            {described.activities.length > 0 && <Group title="sequence"><Gantt /></Group>}
        </div>
    );
}
