// Reads the markup of a text area into what the editor shows. The same rules as `document/markup/reading.py`.
import MarkdownIt from "markdown-it";
import { schema } from "./schema.js";

const REFERENCE = /\[\[([a-z]+):([A-Za-z0-9_./@-]{1,120})\]\]/y;
const { nodes, marks } = schema;

const parser = new MarkdownIt("zero", { maxNesting: 8 });
parser.enable(["heading", "list", "table", "emphasis", "link", "escape", "newline", "entity"]);
parser.inline.ruler.before("escape", "reference", (state, silent) => {
  REFERENCE.lastIndex = state.pos;
  const found = REFERENCE.exec(state.src);
  if (!found) return false;
  if (!silent) state.push("reference", "", 0).content = found[0];
  state.pos += found[0].length;
  return true;
});

export function read(markup) {
  const blocks = [...blocksOf(parser.parse(markup, {}))];
  return nodes.doc.create(null, blocks.length ? blocks : [nodes.paragraph.create()]);
}

function* blocksOf(tokens) {
  for (let at = 0; at < tokens.length; at += 1) {
    const { type } = tokens[at];
    if (type === "heading_open" || type === "paragraph_open") {
      const kind = type === "heading_open" ? nodes.heading : nodes.paragraph;
      yield kind.create(null, inlinesOf(tokens[at + 1].children));
      at += 2;
    } else if (type === "bullet_list_open" || type === "ordered_list_open") {
      const end = endOf(tokens, at);
      const items = textsIn(tokens, at, end).map((content) => nodes.list_item.create(null, nodes.paragraph.create(null, content)));
      if (items.length) yield nodes[type.replace("_open", "")].create(null, items);
      at = end;
    } else if (type === "table_open") {
      const end = endOf(tokens, at);
      yield tableOf(tokens.slice(at, end));
      at = end;
    }
  }
}

function endOf(tokens, start) {
  const closing = tokens[start].type.replace("_open", "_close");
  return tokens.findIndex((each, at) => at > start && each.type === closing && each.level === tokens[start].level);
}

const textsIn = (tokens, start, end) =>
  tokens.slice(start, end).filter((each) => each.type === "inline").map((each) => inlinesOf(each.children));

function tableOf(tokens) {
  const rows = [];
  for (const token of tokens) {
    if (token.type === "tr_open") rows.push([]);
    else if (token.type === "inline") {
      rows.at(-1).push(nodes.table_cell.create({ header: rows.length === 1 }, inlinesOf(token.children)));
    }
  }
  return nodes.table.create(null, rows.map((cells) => nodes.table_row.create(null, cells)));
}

function inlinesOf(tokens) {
  const content = [];
  let open = [];
  const say = (text) => { if (text) content.push(schema.text(text, open)); };
  for (const token of tokens ?? []) {
    if (token.type === "text" || token.type === "text_special") say(token.content);
    else if (token.type === "softbreak" || token.type === "hardbreak") say(" ");
    else if (token.type === "strong_open") open = marks.strong.create().addToSet(open);
    else if (token.type === "em_open") open = marks.em.create().addToSet(open);
    else if (token.type === "link_open") open = marks.link.create({ href: token.attrGet("href") }).addToSet(open);
    else if (token.type === "strong_close") open = marks.strong.removeFromSet(open);
    else if (token.type === "em_close") open = marks.em.removeFromSet(open);
    else if (token.type === "link_close") open = marks.link.removeFromSet(open);
    else if (token.type === "reference") content.push(nodes.reference.create({ markup: token.content }));
  }
  return content;
}
