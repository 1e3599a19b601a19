// What the tools do with the text.
import { setBlockType, toggleMark, chainCommands, exitCode } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);

export function ancestor(state, ...types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

export const isInTable = (state) => ancestor(state, nodes.table) !== null;

export function heading(state, dispatch) {
  const isOne = ancestor(state, nodes.heading) !== null;
  return setBlockType(isOne ? nodes.paragraph : nodes.heading)(state, dispatch);
}

// The list becomes the other kind, or paragraphs again; paragraphs become a list.
export const list = (type) => (state, dispatch, view) => {
  const found = ancestor(state, nodes.bullet_list, nodes.ordered_list);
  if (!found) return wrapInList(type)(state, dispatch, view);
  if (found.node.type === type) return liftListItem(nodes.list_item)(state, dispatch, view);
  dispatch?.(state.tr.setNodeMarkup(found.pos, type));
  return true;
};

export function hasMark(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

const cell = (header = false) => nodes.table_cell.create({ header });
const row = (columns, header = false) => nodes.table_row.create(null, Array.from({ length: columns }, () => cell(header)));

export function insertTable(state, dispatch) {
  if (isInTable(state) || ancestor(state, nodes.list_item)) return false;
  const at = state.selection.$from.after(1);
  const table = nodes.table.create(null, [row(3, true), row(3), row(3)]);
  const tr = state.tr.insert(at, [table, nodes.paragraph.create()]);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  return true;
}

export function addRow(state, dispatch) {
  const table = ancestor(state, nodes.table);
  const current = ancestor(state, nodes.table_row);
  if (!table) return false;
  const at = current.pos + current.node.nodeSize;
  const tr = state.tr.insert(at, row(table.node.firstChild.childCount));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2))).scrollIntoView());
  return true;
}

export function addColumn(state, dispatch) {
  const table = ancestor(state, nodes.table);
  if (!table) return false;
  const tr = state.tr;
  table.node.forEach((each, offset, number) => {
    const end = table.pos + 1 + offset + each.nodeSize - 1;
    tr.insert(tr.mapping.map(end), cell(number === 0));
  });
  dispatch?.(tr);
  return true;
}

export function removeTable(state, dispatch) {
  const table = ancestor(state, nodes.table);
  if (!table) return false;
  dispatch?.(state.tr.delete(table.pos, table.pos + table.node.nodeSize));
  return true;
}

// To the next cell or the one before; past the ends the key does what it does everywhere, so nobody is caught.
export const toCell = (direction) => (state, dispatch) => {
  const table = ancestor(state, nodes.table);
  const current = ancestor(state, nodes.table_cell);
  if (!table) return false;
  const cells = [];
  table.node.descendants((node, pos) => { if (node.type === nodes.table_cell) cells.push(table.pos + 1 + pos); });
  const next = cells[cells.indexOf(current.pos) + direction];
  if (next === undefined) return false;
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(next + 1))).scrollIntoView());
  return true;
};

export const stayInCell = (state) => isInTable(state);
export const leave = chainCommands(exitCode);
export { marks, nodes };
