/** What the report's charts want to know of the page. */
import type { Words } from "../../source/data";
import type { View } from "../../source/elements";
import { isolate } from "../../source/format";
import { dateOf } from "../dates";
import { say } from "../messages";
import { state } from "../state";
import type { Described, Text } from "../types";

const words = (): Words => ({
    choose: say("choose"), median: say("median"), middle_half: say("middle_half"), most: say("most"), planned: say("planned"),
    simulated: say("simulated"), better: say("better"), worse: say("worse"), same: say("same"), value: say("value"), interval: say("interval"),
    not_firm: say("not_firm"), date: say("week_of"), show_spread: say("show_spread"), whole_range: say("whole_range"), fails_there: say("fails_there"),
});

export const chartView = (id: string, title: string, described: Described, width: number): View => ({
    id, title, width, language: state.language, words: words(), currency: described.currency,
    dates: described.dates.map(dateOf),
});

/** One text for both languages, where the page has it in its own only. */
export const both = (text: string): Text => ({ en: text, fr: text });

/** Names of plans as the page shows them. */
export const lineName = ({ id, name }: { id: string; name: string }): string =>
    id === "current" ? say("current_plan") : id === "start" ? say("starting_plan") : isolate(name);
