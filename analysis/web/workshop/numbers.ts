/** Numbers of results in words. */
import { locale, valueText } from "../source/format";
import { say } from "./messages";
import { state } from "./state";

/**
 * A value with its unit, or the difference of two, which has a sign, or the distance between two, which has none.
 * Differences and distances may be far smaller than the values: two digits of them always show.
 */
export function number(value: number | null, unit: string, { currency }: { currency: string }, as: "value" | "difference" | "distance" = "value"): string {
    if (value === null || !Number.isFinite(value)) return "…"; // an interval's end on too few runs
    const signed = as === "difference";
    if (as === "value" || unit !== "1" || Math.abs(value) >= 0.1) return valueText(value, unit, state.language, currency, signed);
    return value.toLocaleString(locale[state.language], { signDisplay: signed ? "exceptZero" : "auto", maximumSignificantDigits: 2 }).replace("-", "−");
}

export const percent = (share: number): string => say("n_percent", { n: Math.round(share * 100) });
