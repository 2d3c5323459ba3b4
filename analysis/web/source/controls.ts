/** Controls above a chart: the choice of a plan, and whether the spread of the runs is shown. */
import type { Text } from "./data";
import { html, type View } from "./elements";
import { clean, shorten } from "./format";

/** A select over the choices, and its value as text for print. */
export function choiceControl(choices: { label: Text }[], chosen: number, view: View, choose: (choice: number) => void): Element[] {
    const select = html("select", "", ...choices.map((choice, i) => {
        const option = html("option", "", shorten(choice.label[view.language], 40));
        option.value = String(i);
        option.dir = "auto";
        return option;
    }));
    select.id = `${view.id}-choice`;
    select.value = String(chosen);
    const label = html("label", "", view.words.choose);
    label.htmlFor = select.id;
    const printed = html("bdi", "", clean(choices[chosen]!.label[view.language]));
    select.addEventListener("change", () => {
        printed.textContent = clean(choices[+select.value]!.label[view.language]);
        choose(+select.value);
    });
    return [html("span", "control", label, select), html("span", "printed", `${view.words.choose}: `, printed)];
}

const boxes = new Set<HTMLInputElement>();

/** One switch for all fan charts: the style sheet hides the bands. */
export function spreadControl(view: View): Element {
    const box = html("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.id = `${view.id}-spread`;
    box.checked = !document.documentElement.classList.contains("no-spread");
    boxes.add(box);
    box.addEventListener("change", () => {
        document.documentElement.classList.toggle("no-spread", !box.checked);
        for (const other of boxes) other.checked = box.checked;
    });
    const label = html("label", "", view.words.show_spread);
    label.htmlFor = box.id;
    return html("span", "control", box, label);
}
