import { readReport } from "./data";
import { Charts } from "./draw";
import { startLanguage } from "./language";
import { installTip } from "./tip";

startLanguage();
installTip();
try {
    new Charts(readReport(document.getElementById("data")?.textContent ?? "")).start();
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
}
