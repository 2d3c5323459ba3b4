/** Values of settings in words. */
import { valueText } from "../../source/format";
import { inLanguage, say, type MessageKey } from "../messages";
import { number } from "../numbers";
import { state } from "../state";
import type { Described, Named, Numeric } from "../types";
import { unitText } from "./named";
import { weeks_a_month } from "./values";

/** The name that goes with an id, or the id where there is none. */
export function nameOf(id: string, list: Named[]): string {
    const found = list.find((one) => one.id === id);
    return found ? inLanguage(found.name) : id;
}

const titles: Record<string, MessageKey> = { tour: "tour", overlap_max: "overlap", notice: "notice", delay: "delay_one", life: "life", pledge: "pledge" };

interface OwnNumber {
    table: "mission" | "donor";
    field: string;
    title: string;
    /** Name of the mission or donor. */
    owner: string;
    /** The donor's further way to pay that the number belongs to; "" for its usual one. */
    option: string;
}

/** Whose a number of a mission or donor is, and what it is called; undefined for all others. */
export function ownNumber(path: string, { missions, donors }: Described): OwnNumber | undefined {
    const [table, id, ...rest] = path.split(".");
    if (table !== "mission" && table !== "donor") return undefined;
    const field = rest.at(-1) ?? "";
    const key = titles[field];
    const owner = (table === "mission" ? missions : donors).find((one) => one.id === id);
    return key && owner && { table, field, title: say(key), owner: inLanguage(owner.name), option: rest.at(-2) ?? "" };
}

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
export const moneyText = (amount: number): string => number(amount, "money", state.current!.described);
