// Modules of the workshop page that need no page, bundled for Node.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const web = new URL("../../../analysis/web/", import.meta.url);
const { build } = createRequire(new URL("package.json", web))("esbuild");

export async function parts() {
    const names = ["code", "csv", "files", "exercise/guess", "teams/rank"];
    const { outputFiles } = await build({
        stdin: {
            contents: names.map((name) => `export * from "./${name}";`).join("\n"),
            resolveDir: fileURLToPath(new URL("workshop", web)),
            loader: "ts",
        },
        bundle: true,
        write: false,
        format: "esm",
        platform: "neutral",
    });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

/** A code of any JSON, packed as the page packs it; or of bytes as they are. */
export async function codeOf(json, prefix = "S1") {
    const bytes = json instanceof Uint8Array ? json : new TextEncoder().encode(typeof json === "string" ? json : JSON.stringify(json));
    const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    return prefix + Buffer.from(packed).toString("base64url");
}
