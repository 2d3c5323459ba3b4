/** The one tooltip of the page. It repeats what the tables hold, so it needs no keyboard way of its own. */
import { html, svg } from "./elements";

export interface Spot {
    x: number;
    y: number;
    lines: string[];
}

const box = html("div", "tip");
box.hidden = true;

/** Puts the tooltip on the page; Escape and scrolling send it away. */
export function installTip(): void {
    document.body.append(box);
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", hide, { passive: true, capture: true });
}

function hide(): void {
    box.hidden = true;
    cursor?.remove();
}
let cursor: SVGLineElement | undefined;

function show(event: PointerEvent, lines: string[]): void {
    box.replaceChildren(...lines.map((line) => {
        const row = html("div", "", line);
        row.dir = "auto";
        return row;
    }));
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    const right = document.documentElement.clientWidth - width - 4;
    const below = event.clientY + 16 + height < innerHeight;
    box.style.left = `${Math.max(4, Math.min(right, event.clientX + 12))}px`;
    box.style.top = `${below ? event.clientY + 16 : Math.max(4, event.clientY - height - 12)}px`;
}

/** Shows the lines of one element under the pointer. */
export function tipOn(element: SVGElement, lines: string[]): void {
    element.addEventListener("pointermove", (event) => show(event, lines));
    element.addEventListener("pointerdown", (event) => show(event, lines));
    element.addEventListener("pointerleave", hide);
}

/** Along x with a line through the drawing; or within `reach` pixels, of the row alone where `rows` is set. */
type Along = { top: number; bottom: number } | { reach: number; rows?: true };

/** Shows the spot nearest to the pointer. */
export function tipNear(drawing: SVGSVGElement, spots: Spot[], along: Along): void {
    const near = (event: PointerEvent) => {
        const area = drawing.getBoundingClientRect();
        const scale = drawing.viewBox.baseVal.width / area.width;
        const x = (event.clientX - area.left) * scale;
        const y = (event.clientY - area.top) * scale;
        const distance = (spot: Spot) =>
            "top" in along ? Math.abs(spot.x - x) : along.rows ? Math.abs(spot.y - y) : Math.hypot(spot.x - x, spot.y - y);
        let best: Spot | undefined;
        for (const spot of spots) if (!best || distance(spot) < distance(best)) best = spot;
        hide();
        if (!best || distance(best) > ("reach" in along ? along.reach : 40)) return;
        if ("top" in along) {
            cursor = svg("line", { x1: best.x, x2: best.x, y1: along.top, y2: along.bottom, class: "cursor" });
            drawing.append(cursor);
        }
        show(event, best.lines);
    };
    drawing.addEventListener("pointermove", near);
    drawing.addEventListener("pointerdown", near);
    drawing.addEventListener("pointerleave", hide);
}
