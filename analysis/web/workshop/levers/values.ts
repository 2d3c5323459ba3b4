/** Values of levers: read from the plan's settings at once, from the simulator's answer a moment later. */
import { move, settingOf, state, type Setting } from "../state";
import type { Described, Numeric } from "../types";

/** A month is a twelfth of a year of 365.25 days, as the simulator reads it. */
export const weeks_a_month = 365.25 / 12 / 7;

const indices = new WeakMap<Described, Map<string, Numeric>>();
export function numeric(described: Described, path: string): Numeric | undefined {
    let index = indices.get(described);
    if (!index) indices.set(described, (index = new Map(described.numbers.map((number) => [number.path, number]))));
    return index.get(path);
}

/** A bare number, or a text with one of the units that levers write; undefined for anything else. */
export function parseValue(text: string | undefined): number | undefined {
    const found = text?.trim().match(/^"?(-?[\d.]+(?:e-?\d+)?)(?: (weeks|months))?"?$/);
    if (!found) return undefined;
    const value = Number(found[1]) * (found[2] === "months" ? weeks_a_month : 1);
    return Number.isFinite(value) ? value : undefined;
}

/** Where a lever stands: what was set last, or else what the simulator read. */
export function valueAt(path: string): number {
    return parseValue(settingOf(path)) ?? numeric(state.current!.described, path)?.value ?? 0;
}
export const startValue = (path: string): number | undefined => numeric(state.start!.described, path)?.value;

/** A number as TOML, without digits that nobody moved. */
export const tomlNumber = (value: number, whole = false): string => String(whole ? Math.round(value) : +value.toPrecision(7));
export const tomlMonths = (months: number): string => `"${tomlNumber(months)} months"`;

/** The setting of the starting plan where the value is the same as there, so that what is not changed is not set. */
export function settled(path: string, text: string, unchanged: boolean): Setting {
    const { start, plan } = state;
    if (!start || !unchanged || start.plan.file !== plan.file) return [path, text];
    return [path, settingOf(path, start.plan) ?? null];
}

export const near = (a: number, b: number | undefined) => b !== undefined && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** Moves numbers, each given in its declared unit. */
export function moveNumbers(values: [path: string, value: number][], write: (value: number) => string = tomlNumber): void {
    move(values.map(([path, value]) => settled(path, write(value), near(value, startValue(path)))));
}
