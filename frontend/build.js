// Builds the editor of the document room into the package, the same bytes each time, with the licences of what is in it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUT = "../src/kotosilta/document/static/document";
const sources = ["build.js", "package-lock.json", "package.json", ...readdirSync("src").map((name) => `src/${name}`)].sort();

// The test beside the built file counts the same: each name and content, one after the other.
const digest = createHash("sha256");
for (const name of sources) digest.update(`${name}\0`).update(readFileSync(name)).update("\0");

const result = await build({
  entryPoints: ["src/editor.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
  alias: { "linkify-it": "./src/nothing.js", "punycode.js": "./src/nothing.js", entities: "./src/entities.js" },
});

const inside = new Set(Object.keys(result.metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
const notices = [...inside].sort().map((name) => {
  const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = readdirSync(`node_modules/${name}`).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${about.version} (${about.license})\n\n${readFileSync(`node_modules/${name}/${file}`, "utf8").trim()}\n`;
});

const head = `// Built from frontend/ (sources ${digest.digest("hex")}) by make frontend; do not edit. Licences: editor.licences.txt\n`;
writeFileSync(`${OUT}/editor.js`, head + result.outputFiles[0].text.replace(/[ \t]+$/gm, ""));
writeFileSync(`${OUT}/editor.licences.txt`, `What the editor is built of, with its licences.\n\n${notices.join("\n\n")}`);
