// Checks that run inside the page; each returns a list of faults as text.

/** Every chart of the shown language is drawn and none says that it cannot be. */
export function undrawn(language) {
    const figures = [...document.querySelectorAll(`main#${language} figure[data-chart]`)];
    if (figures.length === 0) return [`no charts in ${language}`];
    return figures.filter((figure) => !figure.querySelector(".chart .drawing svg[role=img]")).map((figure) => `${figure.id} is not drawn`);
}

/** Ids are unique and name their language; findings are the same in both and lead to a row of the same language. */
export function structure() {
    const faults = [];
    const seen = new Set();
    for (const { id } of document.querySelectorAll("[id]")) {
        if (seen.has(id)) faults.push(`the id ${id} stands twice`);
        seen.add(id);
    }
    for (const language of ["en", "fr"]) {
        const main = document.getElementById(language);
        if (!main || main.lang !== language) {
            faults.push(`no main of ${language}`);
            continue;
        }
        for (const { id } of main.querySelectorAll("[id]")) if (!id.startsWith(`${language}-`)) faults.push(`the id ${id} stands in ${language}`);
        for (const item of main.querySelectorAll("[data-finding]")) {
            const links = [...item.querySelectorAll("a[href^='#']")];
            if (links.length === 0) faults.push(`${language}: the finding ${item.dataset.finding} has no link`);
        }
        for (const link of main.querySelectorAll("a[href^='#']")) {
            const id = link.getAttribute("href").slice(1);
            if (!id.startsWith(`${language}-`) || !main.querySelector(`[id="${CSS.escape(id)}"]`)) faults.push(`${language}: the link #${id} leads nowhere`);
        }
        for (const element of main.querySelectorAll("[style]")) {
            // Script may set styles; text that came with the page may not, as the policy forbids it.
            if (!element.closest(".drawing, .tip")) faults.push(`${language}: <${element.localName}> has a style attribute`);
        }
    }
    const keys = (language) => [...document.querySelectorAll(`#${language} [data-finding]`)].map((item) => item.dataset.finding).join(" ");
    if (keys("en") === "") faults.push("no findings");
    if (keys("en") !== keys("fr")) faults.push(`findings differ: en [${keys("en")}], fr [${keys("fr")}]`);
    return faults;
}

/** Nothing stands out of the window but what scrolls in a box of its own. */
export function tooWide() {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll("body *")) {
        if (element.closest(".scroll > *, pre > *, .skip, .heard, .tip, script, main[hidden]") || element.ownerSVGElement) continue;
        const box = element.getBoundingClientRect();
        if (box.width > 0 && (box.right > width + 1 || box.left < -1)) {
            faults.push(`<${element.localName} class="${element.getAttribute("class") ?? ""}"> in ${element.closest("[id]")?.id} runs from ${Math.round(box.left)} to ${Math.round(box.right)} px`);
        }
    }
    return faults.slice(0, 5);
}

/** The texts of every drawing stand inside it and apart from each other. */
export function crowded() {
    const faults = [];
    for (const drawing of document.querySelectorAll("main:not([hidden]) .drawing svg[role=img]")) {
        const place = drawing.closest("figure").id;
        const edge = drawing.getBoundingClientRect();
        const texts = [...drawing.querySelectorAll("text")].filter((text) => text.textContent.trim() !== "")
            .map((text) => ({ box: text.getBoundingClientRect(), said: text.textContent.slice(0, 30) }));
        for (const { box, said } of texts) {
            if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 2)
                faults.push(`${place}: "${said}" is cut at the edge of its drawing`);
        }
        texts.forEach((one, i) => {
            for (const other of texts.slice(i + 1)) {
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                // Boxes of text have air above and below the letters.
                if (across > 1 && down > 4) faults.push(`${place}: "${one.said}" and "${other.said}" overlap`);
            }
        });
    }
    return faults.slice(0, 8);
}

/** What still shows of the controls. */
export function shownControls() {
    return [...document.querySelectorAll("input, select, button, .skip, header")]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => `<${element.localName} id="${element.id}"> shows in print`);
}
