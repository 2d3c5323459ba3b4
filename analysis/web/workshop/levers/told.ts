/** Values of settings in words. */
import { unitName, valueText } from "../../source/format";
import { say } from "../messages";
import { state } from "../state";
import type { Numeric } from "../types";
import { unitText } from "./named";
import { weeks_a_month } from "./values";

/** A number with its unit; a tour in months, as people speak of it. */
export function numberText({ path, unit, value }: Numeric): string {
    if (/^mission\.[^.]+\.tour$/.test(path)) return say("n_months", { n: +(value / weeks_a_month).toFixed(1) });
    if (unit === "weeks") return say("n_weeks", { n: +value.toFixed(1) });
    if (unit === "fiscal years") return say("n_fiscal_years", { n: value });
    if (unit === "share") return valueText(value * 100, "%", state.language, "");
    return say("value_unit", { value: +value.toPrecision(6), unit: unitText(unit) }).trim();
}

const channels = ["assessed", "trust_fund", "pooled_fund", "bilateral", "quick_impact", "budget_support", "national"] as const;
export function channelName(channel: string): string {
    const known = channels.find((name) => name === channel);
    return known ? say(`channel_${known}`) : channel;
}

/** Money with its currency: "1.15 million USD". */
export const moneyText = (amount: number): string => valueText(amount, "money", state.language, unitName("money", state.language, state.current!.described.currency));
