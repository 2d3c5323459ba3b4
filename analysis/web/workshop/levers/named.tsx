/** Levers that the scenario names. */
import { inLanguage, say, type MessageKey } from "../messages";
import { state } from "../state";
import type { NamedLever } from "../types";
import { Slider } from "./slider";
import { moveNumbers, numeric, startValue, tomlNumber, valueAt } from "./values";

/** Names of the units that `ssrsim describe` uses, where the page has a word. */
const units: Record<string, MessageKey> = {
    weeks: "weeks", months: "months", years: "years", people: "people", posts: "posts", "fiscal years": "fiscal_years",
};
export function unitText(unit: string): string {
    const { currency } = state.current!.described;
    if (unit === "share") return "";
    const known = units[unit];
    return known ? say(known) : unit.replace(/^money\b/, currency);
}

/** A round step, about two hundred over the range. */
function stepFor(low: number, high: number, whole: boolean): number {
    const raw = (high - low) / 200;
    const power = 10 ** Math.floor(Math.log10(raw || 1));
    const step = ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10) * power;
    return whole ? Math.max(1, Math.round(step)) : step;
}

function One({ lever }: { lever: NamedLever }) {
    const { described } = state.current!;
    const first = lever.paths[0] && numeric(described, lever.paths[0]);
    if (!first) return null;
    const values = lever.paths.map(valueAt);
    const unit = unitText(first.unit);
    const differ = values.some((value) => value !== values[0]);
    return (
        <Slider
            id={`lever-${lever.id}`} label={inLanguage(lever.title)} unit={unit} value={values[0]!} low={lever.low} high={lever.high}
            step={stepFor(lever.low, lever.high, first.whole)} start={startValue(first.path)}
            tell={(value) => say("value_unit", { value, unit })}
            {...(differ ? { note: say("numbers_differ", { n: values.length }) } : {})}
            onMove={(value) => moveNumbers(lever.paths.map((path) => [path, value]), (one) => tomlNumber(one, first.whole))}
        />
    );
}

export function Named() {
    return <>{state.current!.described.levers.map((lever) => <One lever={lever} />)}</>;
}
