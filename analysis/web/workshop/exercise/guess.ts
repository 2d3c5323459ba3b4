/** A guess drawn over a chart: points at quarters of a year with straight lines between them. Nothing here touches the page. */

/** Points a year: finer than a hand needs, coarse enough for a short code. */
export const perYear = 4;

/** Where a guess has its points, in years from the first date; the last one lies at the last date. */
export function pointsOf(years: number): number[] {
    const whole = Math.max(1, Math.ceil(years * perYear - 1e-6));
    return Array.from({ length: whole + 1 }, (_, i) => (i === whole ? years : i / perYear));
}

/** A curve of straight lines through (xs, ys), at x; level beyond its ends. */
export function curveAt(xs: number[], ys: number[], x: number): number {
    const after = xs.findIndex((each) => each >= x);
    if (after < 0) return ys.at(-1) ?? 0;
    if (after === 0) return ys[0] ?? 0;
    const [x0, x1, y0, y1] = [xs[after - 1]!, xs[after]!, ys[after - 1]!, ys[after]!];
    return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

export const within = (value: number, [low, high]: [number, number]): number => Math.min(high, Math.max(low, value));

export interface Spot {
    x: number;
    y: number;
}

/**
 * The guess after a stroke of the pointer from one place to the next: points between them come to lie on the stroke,
 * and where none lies between, the nearest one follows. The first point stays: today is known.
 */
export function stroke(points: number[], guess: number[], from: Spot, to: Spot, range: [number, number]): number[] {
    const [left, right] = from.x <= to.x ? [from, to] : [to, from];
    const drawn = guess.slice();
    let moved = false;
    // A hand that comes near the end means the end.
    const last = points.length - 1;
    if (right.x >= points[last]! - 0.6 / perYear) {
        drawn[last] = within(right.y, range);
        moved = right.x >= points[last]!;
    }
    for (let i = 1; i < points.length; ++i) {
        const x = points[i]!;
        if (x < left.x - 1e-9 || x > right.x + 1e-9) continue;
        const share = right.x > left.x ? (x - left.x) / (right.x - left.x) : 1;
        drawn[i] = within(left.y + share * (right.y - left.y), range);
        moved = true;
    }
    if (!moved) {
        const near = nearest(points, to.x);
        if (near > 0 && Math.abs(points[near]! - to.x) <= 0.5 / perYear) drawn[near] = within(to.y, range);
    }
    return drawn;
}

function nearest(points: number[], x: number): number {
    let best = 0;
    for (let i = 1; i < points.length; ++i) if (Math.abs(points[i]! - x) < Math.abs(points[best]! - x)) best = i;
    return best;
}

/** The points that have a slider: one a year, and the last one unless it lies within a quarter of a year's point. */
export function yearly(points: number[]): number[] {
    const marks = points.flatMap((_, i) => (i > 0 && i % perYear === 0 && i < points.length - 1 ? [i] : []));
    const last = points.length - 1;
    const before = marks.at(-1);
    if (before !== undefined && points[last]! - points[before]! < 0.3) marks.pop();
    return [...marks, last];
}

/** The guess after one year's slider moved: its neighbours' lines follow, the rest stays. */
export function slide(points: number[], guess: number[], mark: number, value: number, range: [number, number]): number[] {
    const marks = [0, ...yearly(points)];
    const at = marks.indexOf(mark);
    const drawn = guess.slice();
    drawn[mark] = within(value, range);
    for (const other of [marks[at - 1], marks[at + 1]]) {
        if (other === undefined) continue;
        const [low, high] = other < mark ? [other, mark] : [mark, other];
        for (let i = low + 1; i < high; ++i)
            drawn[i] = curveAt([points[low]!, points[high]!], [drawn[low]!, drawn[high]!], points[i]!);
    }
    return drawn;
}

type Direction = "up" | "down" | "same";

interface Score {
    /** Between the guess and the revealed median. */
    distance: number;
    /** Mean of revealed minus starting plan. */
    revealed: number;
    expected: Direction;
    happened: Direction;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const directionOf = (value: number, same: number): Direction => (Math.abs(value) <= same ? "same" : value > 0 ? "up" : "down");

/** Mean distance between two curves over all dates, in the quantity's unit. */
export const distance = (one: number[], other: number[]): number => mean(one.map((value, i) => Math.abs(value - other[i]!)));

/**
 * How far a guess lay off. `same` is the mean difference that counts as none: for the guess what a hand cannot draw, for
 * the runs what nobody would call a difference.
 */
export function scored(guess: number[], start: number[], revealed: number[], same: { guess: number; runs: number }): Score {
    const difference = (one: number[]) => mean(one.map((value, i) => value - start[i]!));
    const [guessed, shown] = [difference(guess), difference(revealed)];
    return {
        distance: distance(guess, revealed),
        revealed: shown,
        expected: directionOf(guessed, same.guess),
        happened: directionOf(shown, same.runs),
    };
}

/**
 * The values that a chart to draw on shows: the starting plan's spread with room on both sides, so that the room does
 * not give the answer away. A quantity that is never below zero gets no room below zero.
 */
export function roomFor(low: number, high: number): [number, number] {
    const spread = Math.max(high - low, Math.abs(high) * 0.05, 1e-9);
    const floor = low >= 0 ? 0 : -Infinity;
    return [Math.max(floor, low - 0.35 * spread), high + 0.45 * spread];
}
