/** Release of money: how long it is on its way, when it expires, and how much goes through the pooled fund. */
import { isolate } from "../../source/format";
import { inLanguage, say } from "../messages";
import { move, settingOf, state } from "../state";
import type { Donor } from "../types";
import { Each } from "./each";
import { Slider } from "./slider";
import { ownNumber } from "./told";
import { moveNumbers, numeric, settled, startValue, valueAt } from "./values";

/** Money that pays a mission's posts is no aid: the levers for all donors leave it alone. */
const gives = (donor: Donor): boolean => donor.channel !== "assessed";
const pooled = (channel: string) => channel === "trust_fund" || channel === "pooled_fund";
const may_switch = ["bilateral", "trust_fund"];

const channelOf = (donor: Donor): string => settingOf(`donor.${donor.id}.channel`)?.replace(/"/g, "") ?? donor.channel;

/** Delays of a donor: its own and those of its further ways to pay. */
const delaysOf = (id: string) =>
    state.current!.described.numbers.map((number) => number.path).filter((path) => path.startsWith(`donor.${id}.`) && path.endsWith(".delay"));

/** Share of the pledges of all who give that goes through a pooled fund. */
function pooledShare(donors: Donor[]): number {
    const all = donors.filter(gives);
    const sum = (some: Donor[]) => some.reduce((total, donor) => total + donor.pledge, 0);
    return sum(all) > 0 ? sum(all.filter((donor) => pooled(channelOf(donor)))) / sum(all) : 0;
}

const weeks = (value: number) => say("n_weeks", { n: value });
const years = (value: number) => say("n_fiscal_years", { n: value });

function ForAll({ donors }: { donors: Donor[] }) {
    const paths = donors.flatMap((donor) => delaysOf(donor.id)).filter((path) => startValue(path) !== undefined);
    const sum = (value: (path: string) => number) => paths.reduce((total, path) => total + value(path), 0);
    const before = sum((path) => startValue(path)!);
    if (before <= 0) return null;
    const most = Math.min(...paths.map((path) => numeric(state.current!.described, path)!.high / Math.max(0.1, startValue(path)!)));
    const factor = sum(valueAt) / before;
    return (
        <Slider
            id="delay-all" label={say("delay_all")} unit="%" value={factor * 100} low={0} high={Math.floor(most * 100)} usual={[0, 200]} step={5} start={100}
            tell={(value) => `${say("n_percent", { n: value })} (${weeks(Math.round((before / paths.length) * value / 10) / 10)})`}
            note={say("delay_mean", { n: Math.round((sum(valueAt) / paths.length) * 10) / 10 })}
            onMove={(value) => moveNumbers(paths.map((path) => [path, Math.round(startValue(path)! * value / 10) / 10]))}
        />
    );
}

function LifeForAll({ donors }: { donors: Donor[] }) {
    const paths = donors.map((donor) => `donor.${donor.id}.life`).filter((path) => numeric(state.current!.described, path));
    const first = paths[0] && numeric(state.current!.described, paths[0]);
    if (!first) return null;
    const values = paths.map(valueAt);
    const differ = values.some((value) => value !== values[0]);
    const starts = paths.map(startValue);
    return (
        <Slider
            id="life-all" label={say("life")} unit={say("fiscal_years")} value={values[0]!} low={first.low} high={first.high} usual={[1, 6]} step={1} tell={years}
            start={starts.every((value) => value === starts[0]) ? starts[0] : undefined}
            {...(differ ? { note: say("donors_differ") } : {})}
            onMove={(value) => moveNumbers(paths.map((path) => [path, Math.round(value)]))}
        />
    );
}

function One({ donor }: { donor: Donor }) {
    const life = `donor.${donor.id}.life`;
    const describes = state.current!.described;
    const limits = numeric(describes, life);
    return (
        <fieldset>
            <legend dir="auto">{isolate(inLanguage(donor.name))}</legend>
            {delaysOf(donor.id).map((path) => {
                const { title, option } = ownNumber(path, describes)!;
                const limit = numeric(describes, path)!;
                return (
                    <Slider
                        id={`set-${path}`} label={option ? `${title} (${option})` : title} unit={say("weeks")} value={valueAt(path)} low={limit.low}
                        high={limit.high} usual={[0, 78]} step={1} tell={weeks} start={startValue(path)} onMove={(value) => moveNumbers([[path, value]])}
                    />
                );
            })}
            {limits && (
                <Slider
                    id={`set-${life}`} label={say("life")} unit={say("fiscal_years")} value={valueAt(life)} low={limits.low} high={limits.high} usual={[1, 6]} step={1}
                    tell={years} start={startValue(life)} onMove={(value) => moveNumbers([[life, Math.round(value)]])}
                />
            )}
        </fieldset>
    );
}

function Pool({ donors }: { donors: Donor[] }) {
    const choices = donors.filter((donor) => may_switch.includes(donor.channel));
    const start = state.start!.described.donors;
    const turn = (donor: Donor, on: boolean) => {
        const channel = on ? "trust_fund" : "bilateral";
        move([settled(`donor.${donor.id}.channel`, `"${channel}"`, start.find((other) => other.id === donor.id)?.channel === channel)]);
    };
    return (
        <fieldset class="pool">
            <legend>{say("through_pool")}</legend>
            {choices.map((donor) => (
                <label class="tick">
                    <input type="checkbox" checked={pooled(channelOf(donor))} onChange={(event) => turn(donor, event.currentTarget.checked)} />
                    <bdi>{inLanguage(donor.name)}</bdi>
                </label>
            ))}
            <p class="note" role="status">{say("pooled_share", { share: Math.round(pooledShare(donors) * 100) })}</p>
        </fieldset>
    );
}

export function Money() {
    const { donors } = state.current!.described;
    const giving = donors.filter(gives);
    return (
        <>
            <ForAll donors={giving} />
            <LifeForAll donors={giving} />
            <Pool donors={donors} />
            <Each title={say("each_donor")}>{() => donors.map((donor) => <One donor={donor} />)}</Each>
        </>
    );
}
