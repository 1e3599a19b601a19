// Writes what the editor shows as markup. The same rules as `document/markup/writing.py`.
import { read } from "./reading.js";

const SIGNS = [
  /\\/g,
  /&(?=#?\w+;)/g,
  /\*(?!(?<=\s\*)\s)/g,
  /_(?!(?<=\s_)\s)(?!(?<=[\p{L}\p{N}_]_)[\p{L}\p{N}_])/gu,
  /\[(?=\[)|\[(?=[^\]]*\]\()|(?<=\[)\[|\[$/g,
];
const written = new WeakMap();

export function write(doc) {
  const parts = [];
  doc.forEach((block) => {
    if (!written.has(block)) written.set(block, blockOf(block));
    if (written.get(block)) parts.push(written.get(block));
  });
  return parts.join("\n\n");
}

function blockOf(block) {
  const items = (mark) => {
    const lines = [];
    block.forEach((item) => {
      const text = line(item.firstChild);
      if (text) lines.push(`${mark(lines.length + 1)} ${text}`);
    });
    return lines.join("\n");
  };
  switch (block.type.name) {
    case "heading": return block.content.size ? `### ${inlines(block)}` : "";
    case "bullet_list": return items(() => "-");
    case "ordered_list": return items((number) => `${number}.`);
    case "table": return tableOf(block);
    default: return line(block);
  }
}

function tableOf(table) {
  const rows = [];
  table.forEach((row) => {
    const cells = [];
    row.forEach((cell) => cells.push(inlines(cell).replace(/(\\?)\|/g, (_, before) => (before ? `${before}&#124;` : "\\|"))));
    rows.push(`| ${cells.join(" | ")} |`);
    if (rows.length === 1) rows.push(`| ${cells.map(() => "---").join(" | ")} |`);
  });
  return rows.join("\n");
}

// A line of text that begins like a list or a heading is told apart from one.
const line = (block) => begun(inlines(block));

// Marks that would not be read again as what they are (a bold word with a letter right behind its bracket) are left out:
// the words count more than their look.
function inlines(block) {
  const marked = joined(block, true);
  return sameWords(begun(marked), block) ? marked : joined(block, false);
}

function sameWords(text, block) {
  let hasMarks = false;
  block.forEach((child) => { hasMarks ||= child.marks.length > 0; });
  if (!hasMarks) return true;
  const again = read(text);
  const one = (words) => words.replace(/\s+/g, " ").trim();
  return again.childCount === 1 && one(again.textContent) === one(block.textContent);
}

const begun = (text) =>
  text.replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, "$1\\$2").replace(/^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s|$))/, "$1\\$2");

const escaped = (text) => SIGNS.reduce((line, sign) => line.replace(sign, "\\$&"), text.replace(/[^\S\u00a0]+/g, " "));

function joined(block, withMarks) {
  const runs = [];
  block.forEach((child) => {
    const look = !withMarks ? [] : ["strong", "em", "link"].map((name) => child.marks.find((mark) => mark.type.name === name)?.attrs.href ?? child.marks.some((mark) => mark.type.name === name));
    const text = child.isText ? child.text : child.attrs.markup;
    const last = runs.at(-1);
    if (child.isText && last?.isText && String(last.look) === String(look)) last.text += text;
    else runs.push({ text, look, isText: child.isText });
  });
  return runs.map(runOf).join("").trim();
}

function runOf({ text, look: [strong, em, href], isText }) {
  if (!isText) return text;
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/su.exec(text);
  if (!words) return escaped(text);
  let inner = escaped(words);
  if (href) inner = `[${inner.replace(/(?<!\\)([[\]])/g, "\\$1")}](${href.replaceAll("(", "%28").replaceAll(")", "%29")})`;
  if (em) inner = `*${inner}*`;
  if (strong) inner = `**${inner}**`;
  return `${before ? " " : ""}${inner}${after ? " " : ""}`;
}
