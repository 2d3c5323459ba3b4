/** One number as a slider and as a field for the exact value. */
import { isolate } from "../../source/format";
import { say } from "../messages";

interface SliderProps {
    id: string;
    label: string;
    /** Shown behind the field. */
    unit: string;
    value: number;
    /** What the field takes. */
    low: number;
    high: number;
    /** What the slider reaches, within the field's bounds; it widens to hold the value. */
    usual?: [number, number];
    step: number;
    /** How values are told. */
    tell: (value: number) => string;
    /** In the starting plan. */
    start?: number | undefined;
    note?: string;
    onMove: (value: number) => void;
}

const tidy = (value: number, step: number) => +(Math.round(value / step) * step).toPrecision(8);

export function Slider({ id, label, unit, value, low, high, usual, step, tell, start, note, onMove }: SliderProps) {
    const shown = tidy(value, step);
    const least = Math.max(low, Math.min(usual?.[0] ?? low, shown));
    const most = Math.min(high, Math.max(usual?.[1] ?? high, shown));
    const changed = start !== undefined && Math.abs(tidy(start, step) - shown) > step / 2;
    const take = (text: string) => {
        const asked = Number(text.replace(",", "."));
        if (text !== "" && Number.isFinite(asked)) onMove(Math.max(low, Math.min(high, asked)));
    };
    return (
        <div class={changed ? "slider changed" : "slider"}>
            <label for={id} dir="auto">{isolate(label)}</label>
            <span class="exact">
                <input type="number" aria-label={say("exact", { name: label })} value={shown} min={low} max={high} step="any" onChange={(event) => take(event.currentTarget.value)} />
                {unit && <span aria-hidden="true">{unit}</span>}
            </span>
            <input type="range" id={id} min={least} max={most} step={step} value={shown} aria-valuetext={tell(shown)} onInput={(event) => take(event.currentTarget.value)} />
            {(changed || note) && <p class="note">{changed ? say("start_value", { value: tell(tidy(start, step)) }) : ""} {note}</p>}
        </div>
    );
}
