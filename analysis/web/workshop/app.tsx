/** The frame of the page: title, language, views. */
import type { ComponentType } from "preact";
import { isolate } from "../source/format";
import { Faults } from "./faults";
import { inLanguage, say } from "./messages";
import { setLanguage, show, undo, useStore, type ViewName } from "./state";
import { View as Exercises } from "./views/exercises";
import { View as Plan } from "./views/plan";
import { View as Scenario } from "./views/scenario";
import { View as Story } from "./views/story";
import { View as Teams } from "./views/teams";
import { useEffect } from "preact/hooks";

const views: Record<ViewName, ComponentType> = { plan: Plan, story: Story, exercises: Exercises, teams: Teams, scenario: Scenario };
const names = Object.keys(views) as ViewName[];

/** Whether the key belongs to a field in which text is written. */
const inText = (target: EventTarget | null) =>
    target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, input:not([type]), input[type=text], input[type=number]"));

function Languages({ language }: { language: string }) {
    return (
        <fieldset class="languages">
            <legend class="heard">{say("language")}</legend>
            {([["en", "English"], ["fr", "Français"]] as const).map(([code, name]) => (
                <span class="language">
                    <input type="radio" name="language" id={`choose-${code}`} autocomplete="off" checked={language === code} onChange={() => setLanguage(code)} />
                    <label for={`choose-${code}`} lang={code}>{name}</label>
                </span>
            ))}
        </fieldset>
    );
}

export function App() {
    const { language, view, start, failure, faults, presenter } = useStore();
    useEffect(() => {
        const key = (event: KeyboardEvent) => {
            if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "z" || inText(event.target)) return;
            event.preventDefault();
            undo();
        };
        addEventListener("keydown", key);
        return () => removeEventListener("keydown", key);
    }, []);
    useEffect(() => void document.documentElement.classList.toggle("presenter", presenter), [presenter]);
    const View = views[view];
    return (
        <>
            <a class="skip" href="#view" onClick={(event) => (event.preventDefault(), document.getElementById("view")?.focus())}>{say("skip")}</a>
            <header class="top">
                <div class="heading">
                    {start && <p class="country" dir="auto">{isolate(inLanguage(start.described.country))}</p>}
                    <h1 dir="auto">{start ? isolate(inLanguage(start.described.title)) : document.title}</h1>
                </div>
                <Languages language={language} />
                <nav class="views" aria-label={say("views")}>
                    {names.map((name) => (
                        <button type="button" aria-current={view === name ? "page" : undefined} onClick={() => show(name)}>{say(`view_${name}`)}</button>
                    ))}
                </nav>
            </header>
            <main id="view" tabIndex={-1}>
                {failure && faults.length === 0 && <p class="caveat" role="alert">{say("cannot_start", { why: failure })}</p>}
                {failure && faults.length > 0 && <Faults faults={faults} />}
                {!start && !failure && <p role="status">{say("starting")}</p>}
                {start && <View />}
            </main>
        </>
    );
}
