/** What the report's charts want to know of the page. */
import type { Words } from "../../source/data";
import type { View } from "../../source/elements";
import { dateText, isolate, locale, valueText } from "../../source/format";
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
    dates: described.dates.map((date) => new Date(`${date}T00:00:00Z`)),
});

/** One text for both languages, where the page has it in its own only. */
export const both = (text: string): Text => ({ en: text, fr: text });

/** Names of plans as the page shows them. */
export const lineName = ({ id, name }: { id: string; name: string }): string =>
    id === "current" ? say("current_plan") : id === "start" ? say("starting_plan") : isolate(name);

/** A value with its unit. A difference may be far smaller than the values: two digits of it always show. */
export function number(value: number | null, unit: string, described: Described, signed = false): string {
    if (value === null || !Number.isFinite(value)) return "…"; // an interval's end on too few runs
    if (!signed || unit !== "1" || Math.abs(value) >= 0.1) return valueText(value, unit, state.language, described.currency, signed);
    return value.toLocaleString(locale[state.language], { signDisplay: "exceptZero", maximumSignificantDigits: 2 }).replace("-", "−");
}
export const dateOf = (iso: string): string => dateText(new Date(`${iso}T00:00:00Z`), state.language);
