// What a text of the document may hold: exactly what its markup can say, and nothing else.
import { Schema } from "prosemirror-model";

const cellAttrs = { header: { default: false } };

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*", group: "block", defining: true,
      parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })), toDOM: () => ["h2", 0],
    },
    bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    list_item: { content: "paragraph", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    table: { content: "table_row+", group: "block", isolating: true, parseDOM: [{ tag: "table" }], toDOM: () => ["table", ["tbody", 0]] },
    table_row: { content: "table_cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    table_cell: {
      content: "inline*", attrs: cellAttrs, isolating: true,
      parseDOM: [{ tag: "td.head", attrs: { header: true } }, { tag: "th", attrs: { header: true } }, { tag: "td" }],
      // A heading cell that is still empty would be one that says nothing: only the look tells them apart here.
      toDOM: (node) => ["td", node.attrs.header ? { class: "head" } : {}, 0],
    },
    reference: {
      group: "inline", inline: true, atom: true, attrs: { markup: {} },
      parseDOM: [{ tag: "span[data-reference]", getAttrs: (dom) => ({ markup: dom.dataset.reference }) }],
      toDOM: (node) => ["span", { "data-reference": node.attrs.markup }, node.attrs.markup],
      leafText: (node) => node.attrs.markup,
    },
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});
