/** A chart of the report inside a view: drawn at the width that it has, and at the width of paper for print. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { state } from "./state";

/** Width of a drawing for A4 paper with the margins of the print style. */
const paper = 690;

/** In the presenter view a drawing is made smaller and shown larger, so that its words grow with the page's. */
export const drawingScale = (): number => (state.presenter ? 0.62 : 1);

/** `draw` makes the chart for a width; a new function draws it again. */
export function Drawing({ draw }: { draw: (width: number) => Element[] }) {
    const host = useRef<HTMLDivElement>(null);
    const scale = drawingScale();
    useLayoutEffect(() => {
        const box = host.current!;
        let drawn = 0;
        const paint = (width: number) => {
            if (width <= 0 || width === drawn) return;
            drawn = width;
            box.replaceChildren(...draw(width));
        };
        const fit = () => paint(Math.floor(box.clientWidth * scale));
        const print = () => paint(paper);
        fit();
        const watch = new ResizeObserver(fit);
        watch.observe(box);
        addEventListener("beforeprint", print);
        addEventListener("afterprint", fit);
        return () => {
            watch.disconnect();
            removeEventListener("beforeprint", print);
            removeEventListener("afterprint", fit);
        };
    }, [draw, scale]);
    return <div class="chart"><div class="drawing" ref={host} /></div>;
}
