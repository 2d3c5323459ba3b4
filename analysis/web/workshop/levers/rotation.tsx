/** Tours, handovers and how early a successor is asked for: of all missions at once, or of each. */
import { isolate } from "../../source/format";
import { inLanguage, say, type MessageKey } from "../messages";
import { state } from "../state";
import { Each } from "./each";
import { Slider } from "./slider";
import { moveNumbers, numeric, startValue, tomlMonths, tomlNumber, valueAt, weeks_a_month } from "./values";

interface Field {
    key: "tour" | "overlap_max" | "notice";
    title: MessageKey;
    /** Weeks in one unit of the slider. */
    size: number;
    usual: [number, number];
}

const fields: Field[] = [
    { key: "tour", title: "tour", size: weeks_a_month, usual: [3, 36] },
    { key: "overlap_max", title: "overlap", size: 1, usual: [0, 12] },
    { key: "notice", title: "notice", size: 1, usual: [0, 52] },
];

const tell = ({ size }: Field) => (value: number) => say(size === 1 ? "n_weeks" : "n_months", { n: value });
const write = ({ size }: Field) => (weeks: number) => (size === 1 ? tomlNumber(weeks) : tomlMonths(+(weeks / size).toFixed(2)));

function One({ field, ids, name }: { field: Field; ids: string[]; name: string }) {
    const paths = ids.map((id) => `mission.${id}.${field.key}`).filter((path) => numeric(state.current!.described, path));
    const first = paths[0] && numeric(state.current!.described, paths[0]);
    if (!first) return null;
    const values = paths.map(valueAt);
    const differ = values.some((value) => Math.abs(value - values[0]!) > 0.05);
    const starts = paths.map(startValue);
    const mean = (all: number[]) => all.reduce((sum, value) => sum + value, 0) / all.length / field.size;
    const started = starts.every((value) => value !== undefined) ? mean(starts as number[]) : undefined;
    return (
        <Slider
            id={`rotation-${field.key}-${ids.length === 1 ? ids[0] : "all"}`}
            label={name ? `${say(field.title)} – ${name}` : say(field.title)}
            unit={say(field.size === 1 ? "weeks" : "months")}
            value={mean(values)}
            low={+(first.low / field.size).toFixed(1)}
            high={Math.floor(first.high / field.size)}
            usual={field.usual}
            step={field.size === 1 || !Number.isInteger(+mean(values).toFixed(2)) ? 0.5 : 1}
            tell={tell(field)}
            start={started}
            {...(differ ? { note: say("missions_differ") } : {})}
            onMove={(value) => moveNumbers(paths.map((path) => [path, value * field.size]), write(field))}
        />
    );
}

export function Rotation() {
    const { missions } = state.current!.described;
    if (missions.length === 0) return <p class="note">{say("no_missions")}</p>;
    const ids = missions.map((mission) => mission.id);
    return (
        <>
            {fields.map((field) => <One field={field} ids={ids} name="" />)}
            {missions.length > 1 && (
                <Each title={say("each_mission")}>
                    {() => missions.map((mission) => (
                        <fieldset>
                            <legend dir="auto">{isolate(inLanguage(mission.name))}</legend>
                            {fields.map((field) => <One field={field} ids={[mission.id]} name={inLanguage(mission.name)} />)}
                        </fieldset>
                    ))}
                </Each>
            )}
        </>
    );
}
