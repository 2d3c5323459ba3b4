// Calls the WebAssembly module as a page would: a few lines of glue, no libraries.
// Use: node call.mjs MODULE.wasm SEED REPLICATES FOLDER SCENARIO [schema]
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const [module_path, seed, replicates, folder, scenario, what] = process.argv.slice(2);

// The system calls that the C library links: the model asks for none of them but for output.
const calls = new Proxy({}, { get: (_, name) => (...arguments_) => {
  if (name === "proc_exit") throw new Error("the module stopped");
  return 52; // not supported
} });
const module = new WebAssembly.Module(readFileSync(module_path));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = calls[name];
}
const { exports } = new WebAssembly.Instance(module, imports);
exports._initialize?.();

function give(text) {
  const bytes = new TextEncoder().encode(text);
  const at = exports.ssrsim_allocate(bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  return [at, bytes.length];
}
function answer() {
  return new TextDecoder().decode(
    new Uint8Array(exports.memory.buffer, exports.ssrsim_text(), exports.ssrsim_text_size()));
}
function add_files(path) {
  for (const entry of readdirSync(join(folder, path))) {
    const inside = path === "" ? entry : `${path}/${entry}`;
    if (statSync(join(folder, inside)).isDirectory()) add_files(inside);
    else if (entry.endsWith(".toml")) {
      exports.ssrsim_add_file(...give(inside), ...give(readFileSync(join(folder, inside), "utf8")));
    }
  }
}

if (what === "schema") {
  exports.ssrsim_schema();
  process.stdout.write(answer());
} else {
  add_files("");
  if (exports.ssrsim_load(...give(scenario)) !== 1) {
    console.log(answer());
    process.exit(3);
  }
  const digests = new BigUint64Array(Number(replicates));
  for (let replicate = 0; replicate < digests.length; ++replicate) {
    if (exports.ssrsim_run(Number(seed), replicate) !== 1) process.exit(1);
    const run = JSON.parse(answer());
    if (run.outcomes.length === 0) process.exit(1);
    digests[replicate] = BigInt(`0x${run.digest}`);
  }
  const at = exports.ssrsim_allocate(digests.byteLength);
  new Uint8Array(exports.memory.buffer, at, digests.byteLength).set(new Uint8Array(digests.buffer));
  exports.ssrsim_digest(0, at, digests.length);
  console.log(answer());
}
