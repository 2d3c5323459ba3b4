/** The drawing pad: by mouse, finger or pen in the chart, or by a slider a year. */
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { dateText, valueText } from "../../source/format";
import { Drawing } from "../drawing";
import { say } from "../messages";
import { state } from "../state";
import { axisOf, drawGuess, type ChartData } from "./chart";
import { perYear, slide, stroke, within, yearly, type Spot } from "./guess";

interface Props {
    data: ChartData;
    /** Hears of the curve as it is drawn; null once it stands. */
    onGuess: ((guess: number[]) => void) | null;
}

export function Pad({ data, onGuess }: Props) {
    // Handlers of a stroke outlive a redraw in the middle of it.
    const now = useRef({ data, onGuess });
    now.current = { data, onGuess };
    const show = useRef<(guess: number[]) => void>(() => undefined);
    const { start, revealed, title, dates } = data;
    const open = onGuess !== null;
    const draw = useCallback((width: number) => {
        const chart = drawGuess(now.current.data, width);
        show.current = chart.showGuess;
        if (open) listen(chart.drawing, chart.at, now);
        return chart.elements;
    }, [start, revealed?.fan, title, dates, state.language, open]);
    useLayoutEffect(() => void (data.guess && show.current(data.guess)), [data.guess]);

    return (
        <>
            <div class={open ? "pad" : ""}><Drawing draw={draw} /></div>
            {onGuess && <Sliders data={data} onGuess={onGuess} />}
        </>
    );
}

function listen(drawing: SVGSVGElement, at: (x: number, y: number) => Spot, now: { current: Props }): void {
    let before: Spot | null = null;
    const to = (event: PointerEvent) => {
        const { data, onGuess } = now.current;
        if (!before || !onGuess || !data.guess) return;
        const axis = axisOf(data);
        let guess = data.guess;
        // Between two frames a quick hand passes several places.
        for (const each of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
            const spot = at(each.clientX, each.clientY);
            guess = stroke(data.points, guess, before, spot, axis.domain);
            before = spot;
        }
        now.current = { data: { ...data, guess }, onGuess };
        onGuess(guess);
    };
    drawing.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        drawing.setPointerCapture(event.pointerId);
        before = at(event.clientX, event.clientY);
        to(event);
    });
    drawing.addEventListener("pointermove", to);
    for (const end of ["pointerup", "pointercancel"] as const) drawing.addEventListener(end, () => (before = null));
}

function Sliders({ data, onGuess }: { data: ChartData; onGuess: (guess: number[]) => void }) {
    const { points, guess, dates, unit, currency } = data;
    if (!guess) return null;
    const { domain } = axisOf(data);
    const step = 10 ** Math.floor(Math.log10((domain[1] - domain[0]) / 60));
    const last = points.length - 1;
    return (
        <fieldset class="sliders">
            <legend>{say("sliders")}</legend>
            {yearly(points).map((mark) => {
                const value = within(guess[mark]!, domain);
                const name = mark === last ? say("at_end", { date: dateText(dates.at(-1)!, state.language) }) : say("after_years", { n: mark / perYear });
                const said = valueText(value, unit, state.language, currency);
                return (
                    <label>
                        <span>{name}</span>
                        <input
                            type="range" min={domain[0]} max={domain[1]} step={step} value={value} aria-valuetext={said} autocomplete="off"
                            onInput={(event) => onGuess(slide(points, guess, mark, event.currentTarget.valueAsNumber, domain))}
                        />
                        <output>{said}</output>
                    </label>
                );
            })}
        </fieldset>
    );
}
