/** Tables as CSV (RFC 4180), for spreadsheets. */
import type { Plan } from "./types";

/** Letters by which a spreadsheet takes a text for a formula. An apostrophe before them makes it a text. */
const formula = /^[=+\-@\t\r\n]/;

export type Cell = string | number | null;

function field(value: Cell): string {
    if (value === null) return "";
    // A number may begin with a minus: it is a number.
    if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
    return `"${(formula.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;
}

export const csvOf = (rows: Cell[][]): string => rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");

/** What a plan sets, in one cell. */
export const settingsText = ({ set }: Plan): string => set.map(([path, value]) => `${path}=${value}`).join("; ");
