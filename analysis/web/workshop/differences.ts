/** Differences in words. */
import { locale, valueText } from "../source/format";
import { state } from "./state";

/** A difference may be far smaller than the values: two digits of it always show. */
export function differenceText(value: number, unit: string, currency: string, signed = false): string {
    if (unit !== "1" || Math.abs(value) >= 0.1) return valueText(value, unit, state.language, currency, signed);
    const sign: Intl.NumberFormatOptions = signed ? { signDisplay: "exceptZero" } : {};
    return value.toLocaleString(locale[state.language], { ...sign, maximumSignificantDigits: 2 }).replace("-", "−");
}
