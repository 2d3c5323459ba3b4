/** Files that leave the page and come into it. Only what a user saves leaves; nothing is kept by the browser. */

/** A name that every file system takes: plain letters, no path, no leading dot, no name that Windows keeps for itself. */
export function safeName(name: string, ending: string): string {
    const plain = name
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .replace(/[^A-Za-z0-9._-]+/g, "-")
        .replace(/^[.-]+|[.-]+$/g, "")
        .slice(0, 60)
        .replace(/[.-]+$/, "");
    const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
    return `${plain === "" || reserved ? `ssrsim-${plain}`.replace(/-$/, "") : plain}.${ending}`;
}

/** Hands a text to the browser's download. */
export function save(text: string, name: string, type = "text/plain"): void {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads the address after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export type Opened = { name: string; text: string } | { name: string; fault: "large" | "encoding" };

/** Reads chosen files as UTF-8 text of at most `most` bytes each. */
export function opened(files: FileList | File[], most: number): Promise<Opened[]> {
    return Promise.all(
        [...files].map(async (file): Promise<Opened> => {
            const { name, size } = file;
            if (size > most) return { name, fault: "large" };
            try {
                return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
            } catch {
                return { name, fault: "encoding" };
            }
        }),
    );
}
