/** Days: as the simulator writes them ("2004-06-07"), as times in UTC, and as somebody reads them. */
import { dateText } from "../source/format";
import { state } from "./state";

export const day = 86_400_000;
export const week = 7 * day;
export const year = 365.25 * day;

export const timeOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
export const dateOf = (iso: string): Date => new Date(timeOf(iso));
export const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** 7 June 2004 */
export const dayText = (iso: string): string => dateText(dateOf(iso), state.language);

/** The same day some months later; a day that does not exist becomes the last one of its month. */
export function addMonths(time: number, months: number): number {
    const date = new Date(time);
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    return first.setUTCDate(Math.min(date.getUTCDate(), last));
}
