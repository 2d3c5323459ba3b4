/** The scenario as text for those without a terminal: open, edit, check, use, save. */
import { useState } from "preact/hooks";
import { isolate, shorten } from "../../source/format";
import { opened, safeName, save } from "../files";
import { say } from "../messages";
import { check, files, isChanged, most_bytes, original, use, write } from "../scenario/edit";
import { Editor, type Place } from "../scenario/editor";
import { TakeAway } from "../scenario/take_away";
import { state } from "../state";
import type { Fault } from "../types";

const ending = /\.toml$/i;
const lastPart = (path: string) => path.split("/").at(-1)!;

export function View() {
    const all = files();
    const [path, setPath] = useState(state.page.scenario);
    const [place, setPlace] = useState<Place | null>(null);
    const [faults, setFaults] = useState<Fault[] | null>(null);
    const [busy, setBusy] = useState(false);
    const [told, setTold] = useState("");
    const file = all.find((one) => one.path === path) ?? all[0];
    const edited = all.some(isChanged);

    const run = async (then: "check" | "use") => {
        setBusy(true);
        setTold("");
        const found = await check();
        setFaults(found);
        if (found.length === 0 && then === "use") {
            await use();
            setTold(say("files_used"));
        }
        setBusy(false);
    };
    const open = async (list: FileList) => {
        const [one] = await opened([...list].slice(0, 1), most_bytes);
        if (!one) return;
        const name = shorten(one.name, 60);
        if ("fault" in one) return setTold(say(`toml_${one.fault}`, { name, most: most_bytes / 1000 }));
        // A file of the same name takes the place of the one that is there; another one stands beside the file shown.
        const same = all.find((other) => lastPart(other.path) === one.name);
        const folder = file ? file.path.slice(0, file.path.lastIndexOf("/") + 1) : "";
        const target = same?.path ?? folder + safeName(one.name.replace(ending, ""), "toml");
        write(target, one.text);
        setPath(target);
        setFaults(null);
        setTold(say(same ? "opened_into" : "opened_new", { name, path: isolate(target) }));
    };
    const go = ({ file: at, line, column }: Fault) => {
        if (all.some((one) => one.path === at)) setPath(at);
        setPlace((before) => ({ line, column, count: (before?.count ?? 0) + 1 }));
    };
    if (!file) return <section />;
    return (
        <section class="scenario">
            <h2>{say("scenario")}</h2>
            <p>{say("scenario_lead")}</p>
            <div class="actions">
                <label>
                    {say("file_list")}{" "}
                    <select value={file.path} onChange={(event) => (setPath(event.currentTarget.value), setPlace(null))}>
                        {all.map((one) => <option value={one.path}>{isChanged(one) ? say("file_changed", { name: one.path }) : one.path}</option>)}
                    </select>
                </label>
                <label class="button">
                    {say("open_toml")}
                    <input type="file" class="heard" accept=".toml" onChange={(event) => {
                        if (event.currentTarget.files) void open(event.currentTarget.files);
                        event.currentTarget.value = "";
                    }} />
                </label>
                <button type="button" onClick={() => save(file.text, safeName(lastPart(file.path).replace(ending, ""), "toml"), "application/toml")}>{say("save_file")}</button>
            </div>
            <Editor key={file.path} file={file} place={place} onText={(text) => (write(file.path, text), setFaults(null))} />
            <p class="actions">
                <button type="button" id="check-files" disabled={busy} onClick={() => void run("check")}>{say("check_files")}</button>
                <button type="button" id="use-files" class="main" disabled={busy || !edited} onClick={() => void run("use")}>{say("use_files")}</button>
                {isChanged(file) && original(file.path) !== undefined && (
                    <button type="button" disabled={busy} onClick={() => (write(file.path, original(file.path)!), setFaults(null))}>{say("take_back")}</button>
                )}
            </p>
            <div role="status" class="checked">
                {busy && <p>{say("checking_files")}</p>}
                {told && <p>{told}</p>}
                {!busy && faults?.length === 0 && !told && <p>{say("files_good")}</p>}
                {!busy && faults && faults.length > 0 && (
                    <div class="faults">
                        <p><strong>{say("files_faulty", { n: faults.length })}</strong></p>
                        <ul>
                            {faults.map((fault) => (
                                <li>
                                    {fault.line > 0
                                        ? <button type="button" class="link" onClick={() => go(fault)}>{say("fault_at", { file: isolate(fault.file), line: String(fault.line), column: String(fault.column) })}</button>
                                        : <span class="place">{isolate(fault.file)}</span>}{" "}
                                    {fault.path && <><code>{isolate(fault.path)}</code>: </>}
                                    <bdi>{fault.message}</bdi> {fault.hint && <bdi class="hint">{fault.hint}</bdi>}
                                </li>
                            ))}
                        </ul>
                    </div>
                )}
            </div>
            <TakeAway />
        </section>
    );
}
