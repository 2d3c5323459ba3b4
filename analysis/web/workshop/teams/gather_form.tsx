/** Where the trainer pastes codes or opens files of codes. */
import { useState } from "preact/hooks";
import { isolate, shorten } from "../../source/format";
import { opened } from "../files";
import { say } from "../messages";
import { most_bytes, take, takeFiles, type NotTaken } from "./gather";

export function Gather() {
    const [text, setText] = useState("");
    const [left, setLeft] = useState<NotTaken[]>([]);
    const [busy, setBusy] = useState(false);
    const run = async (work: Promise<NotTaken[]>) => {
        setBusy(true);
        setLeft(await work);
        setBusy(false);
    };
    const add = (event: Event) => {
        event.preventDefault();
        void run(take(text)).then(() => setText(""));
    };
    return (
        <form class="gather" onSubmit={add}>
            <h3>{say("gather")}</h3>
            <p>{say("gather_lead")}</p>
            <label for="codes">{say("codes_pasted")}</label>
            <textarea id="codes" rows={5} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
            <p class="actions">
                <button type="submit" disabled={busy || text.trim() === ""}>{say("add_codes")}</button>
                <label class="button">
                    {say("open_files")}
                    <input
                        type="file" class="heard" multiple accept=".txt,text/plain" disabled={busy}
                        onChange={(event) => {
                            const { files } = event.currentTarget;
                            if (files) void run(opened(files, most_bytes).then(takeFiles));
                            event.currentTarget.value = "";
                        }}
                    />
                </label>
            </p>
            <div role="status">
                {left.length > 0 && (
                    <div class="caveat not-taken">
                        <p>{say("not_read", { n: left.length })}</p>
                        <ul>{left.slice(0, 20).map(({ name, fault }) => <li>{say("named_fault", { name: shorten(name, 60), fault: isolate(fault) })}</li>)}</ul>
                    </div>
                )}
            </div>
        </form>
    );
}
