import { render } from "preact";
import { installTip } from "../source/tip";
import { App } from "./app";
import { start } from "./start";
import { setLanguage, state } from "./state";
import { shownDigest } from "./results";

// For tests: the page's own simulator, and the digest that the page shows.
Object.defineProperty(window, "ssrsim", {
    value: {
        get engine() {
            return state.engine;
        },
        digest: shownDigest,
    },
});

const asked = location.hash.slice(1);
const french = navigator.languages[0]?.toLowerCase().startsWith("fr");
setLanguage(asked === "en" || asked === "fr" ? asked : french ? "fr" : "en");
installTip();
render(<App />, document.getElementById("app")!);
void start();
