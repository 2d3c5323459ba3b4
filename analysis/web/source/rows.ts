/** Rows with a label each, for bars and the plan: the label left of the row, or above it where the page is narrow. */
import { text, type Markish } from "@observablehq/plot";
import { cut, textWidth, clean } from "./format";

export interface RowLabel {
    label: string;
    strong: boolean;
}

export interface Rows {
    marginLeft: number;
    marginTop: number;
    /** Height of all rows. */
    height: number;
    /** Middle of a row's bar, from the top of the first row. */
    middle: (row: number) => number;
    labels: Markish[];
}

export function layRows(rows: RowLabel[], width: number): Rows {
    const weight = (row: RowLabel) => (row.strong ? 600 : 400);
    const above = width < 560;
    const widest = Math.max(0, ...rows.map((row) => textWidth(clean(row.label), 12, weight(row))));
    const room = above ? width - 24 : Math.min(widest + 4, 280, width * 0.34);
    const marginLeft = above ? 20 : Math.ceil(room + 12);
    const rowHeight = above ? 42 : 26;
    const middle = (row: number) => row * rowHeight + (above ? 29 : 13);
    const labels = [true, false].map((strong) => {
        const some = rows.flatMap((row, i) => (row.strong === strong ? [{ row, i }] : []));
        return text(some, {
            text: ({ row }: { row: RowLabel }) => cut(row.label, room, 12, weight(row)),
            y: ({ i }: { i: number }) => middle(i) - (above ? 19 : 0),
            frameAnchor: "left",
            textAnchor: above ? "start" : "end",
            dx: above ? 0 : -8,
            fontWeight: strong ? 600 : 400,
            fill: "currentColor",
            stroke: "var(--page)",
            strokeWidth: 3,
        });
    });
    return { marginLeft, marginTop: 6, height: rows.length * rowHeight, middle, labels };
}
