/** The events of a story: the last ones beside the lanes, and all of them as a list. */
import { useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { dayText } from "../dates";
import { say } from "../messages";
import type { Happening } from "./lanes";

/** Events that stand beside the lanes. */
const most_shown = 9;

export function Events({ events, week, date, playing }: { events: Happening[]; week: number; date: string; playing: boolean }) {
    const [main, setMain] = useState(true);
    const past = events.filter((one) => one.week <= week && (!main || one.told)).slice(-most_shown).reverse();
    return (
        <div class="happened">
            <h3>{say("events")}</h3>
            <p class="control">
                <input type="checkbox" id="turning" autocomplete="off" checked={main} onChange={(event) => setMain(event.currentTarget.checked)} />
                <label for="turning">{say("events_main")}</label>
            </p>
            {/* Read out when somebody steps; while the story plays it would never end. */}
            <ol aria-live={playing ? "off" : "polite"} aria-label={say("events_until", { date })}>
                {past.map((one) => (
                    <li key={`${one.week} ${one.kind} ${one.who}`} class={one.week === week ? "new" : ""}>
                        <span class="note">{dayText(one.date)}</span>{" "}
                        <span class="what"><bdi>{isolate(one.who)}</bdi>: <b>{one.what}</b></span>{" "}
                        <span class="note">{say("because", { cause: one.cause })}</span>
                    </li>
                ))}
            </ol>
            {past.length === 0 && <p class="note">{say("no_events")}</p>}
        </div>
    );
}

export function AllEvents({ events }: { events: Happening[] }) {
    const [open, setOpen] = useState(false);
    return (
        <details class="all-events" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{say("events_all", { n: events.length })}</summary>
            {open && (
                <ol tabIndex={0} aria-label={say("events")}>
                    {events.map((one) => (
                        <li>
                            <span class="note">{dayText(one.date)}</span> <bdi>{isolate(one.who)}</bdi>: {one.what}, {say("because", { cause: one.cause })}
                        </li>
                    ))}
                </ol>
            )}
        </details>
    );
}
