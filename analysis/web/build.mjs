// Writes report-page.html and workshop-page.html: each a page with its style and script inside, and their hashes in its policy.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

async function bundle(entry, options = {}) {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        metafile: true,
        legalComments: "none",
        target: ["chrome105", "firefox121", "safari16"],
        ...options,
    });
    return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

/** The licences of what is inside, each text once: they ask to be kept with every copy. */
function licences(inputs) {
    const packages = new Set(inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
    const texts = new Map();
    for (const folder of [...packages].sort()) {
        const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((f) => join(folder, f)).find(existsSync);
        if (!file) throw new Error(`${name} has no licence file`);
        const lines = readFileSync(file, "utf8").split(/\r?\n/);
        const owners = lines.filter((line) => /^copyright/i.test(line.trim())).map((line) => line.trim());
        const body = lines.filter((line) => !/^copyright/i.test(line.trim())).join(" ").replace(/\s+/g, " ").trim();
        texts.set(body, [...(texts.get(body) ?? []), `${name} ${version}: ${owners.join("; ")}`]);
    }
    return [...texts].map(([body, names]) => `${names.join("\n")}\n${body}`).join("\n\n");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** Puts style, script and policy into a shell. `markers` are what the program replaces. */
function write(file, { shell, style, code, policy, markers }) {
    const script = `/*!\n${licences(code.inputs)}\n*/\n${code.text}`;
    for (const [name, text] of [["script", script], ["style", style.text]]) {
        const wrong = ["</", "<!--", "@SSRSIM_"].find((mark) => text.toLowerCase().includes(mark.toLowerCase()) && !(mark === "</" && !/<\/(script|style)/i.test(text)));
        if (wrong) throw new Error(`the ${name} of ${file} contains ${wrong}`);
    }
    const parts = { POLICY: policy(hash(script), hash(style.text)).join("; "), STYLE: style.text, SCRIPT: script };
    const page = readFileSync(shell, "utf8").replace(/%(POLICY|STYLE|SCRIPT)%/g, (_, name) => parts[name]);
    for (const marker of markers) {
        if (page.split(marker).length !== 2) throw new Error(`${marker} must stand once in ${file}`);
    }
    writeFileSync(file, page);
    console.log(`${file}: ${Buffer.byteLength(page)} bytes`);
}

write("report-page.html", {
    shell: "page.html",
    style: await bundle("page.css"),
    code: await bundle("source/main.ts", { format: "iife", treeShaking: true }),
    markers: ["@SSRSIM_TITLE@", "@SSRSIM_MAIN@", "@SSRSIM_DATA@", "@SSRSIM_PROGRAM@"],
    policy: (script, style) => [
        "default-src 'none'",
        `script-src ${script}`,
        `style-src ${style}`,
        "base-uri 'none'",
        "form-action 'none'",
    ],
});

// The worker travels as text inside the script: a page opened from a file cannot load a second one.
const worker = await bundle("workshop/worker.ts", { format: "iife", treeShaking: true });
write("workshop-page.html", {
    shell: "workshop/workshop.html",
    style: await bundle("workshop/workshop.css"),
    code: await bundle("workshop/main.tsx", {
        format: "iife",
        treeShaking: true,
        define: { WORKER_SOURCE: JSON.stringify(worker.text) },
    }),
    markers: ["@SSRSIM_TITLE@", "@SSRSIM_DATA@", "@SSRSIM_MODULE@", "@SSRSIM_PROGRAM@"],
    policy: (script, style) => [
        "default-src 'none'",
        `script-src ${script} 'wasm-unsafe-eval'`,
        "worker-src blob:",
        `style-src ${style}`,
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ],
});
