/** The language switch. It works by style alone; this adds the address, the reader's language and the place in the text. */
import type { Language } from "./data";

const languages: Language[] = ["en", "fr"];
const radio = (language: Language) => document.getElementById(`choose-${language}`) as HTMLInputElement | null;

function fromAddress(): Language | undefined {
    const id = location.hash.slice(1);
    return languages.find((language) => id === language || id.startsWith(`${language}-`));
}

function show(language: Language): void {
    const button = radio(language);
    if (button) button.checked = true;
    document.documentElement.lang = language;
    for (const other of languages) {
        const main = document.getElementById(other);
        if (main) main.hidden = other !== language;
    }
}

/** The part of the text at the top of the window. */
function reading(): { id: string; top: number } | undefined {
    let found: { id: string; top: number } | undefined;
    for (const part of document.querySelectorAll("main:not([hidden]) :is(section, figure)[id]")) {
        const { top } = part.getBoundingClientRect();
        if (top > innerHeight / 3) break;
        found = { id: part.id, top };
    }
    return found && { id: found.id.replace(/^\w+-/, ""), top: found.top };
}

export function startLanguage(): void {
    const french = navigator.languages[0]?.toLowerCase().startsWith("fr");
    const first = fromAddress();
    show(first ?? (french ? "fr" : "en"));
    if (first && location.hash.length > 3) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    for (const language of languages) {
        radio(language)?.addEventListener("change", () => {
            const place = reading();
            show(language);
            const twin = place && document.getElementById(`${language}-${place.id}`);
            if (twin && scrollY > 0) scrollBy(0, twin.getBoundingClientRect().top - place.top);
            history.replaceState(null, "", `#${language}`);
        });
    }
    addEventListener("hashchange", () => {
        const language = fromAddress();
        if (!language) return;
        show(language);
        document.getElementById(location.hash.slice(1))?.scrollIntoView();
    });
}
