// The tools above a text: reached with Alt and F10, walked along with the arrow keys.
import { redo, undo } from "prosemirror-history";
import * as commands from "./commands.js";

const { marks, nodes } = commands;

function tools(words) {
  const inTable = (state) => commands.isInTable(state);
  return [
    { name: "bold", sign: "B", run: commands.bold, isOn: (state) => commands.hasMark(state, marks.strong) },
    { name: "italic", sign: "I", run: commands.italic, isOn: (state) => commands.hasMark(state, marks.em) },
    { name: "heading", text: words.heading, run: commands.heading, isOn: (state) => Boolean(commands.ancestor(state, nodes.heading)) },
    { name: "bullets", text: words.bullets, run: commands.list(nodes.bullet_list), isOn: (state) => Boolean(commands.ancestor(state, nodes.bullet_list)) },
    { name: "numbers", text: words.numbers, run: commands.list(nodes.ordered_list), isOn: (state) => Boolean(commands.ancestor(state, nodes.ordered_list)) },
    { name: "link", text: words.link, isOn: (state) => commands.hasMark(state, marks.link) },
    { name: "table", text: words.table, run: commands.insertTable, isHidden: inTable },
    { name: "row", text: words.row, run: commands.addRow, isHidden: (state) => !inTable(state) },
    { name: "column", text: words.column, run: commands.addColumn, isHidden: (state) => !inTable(state) },
    { name: "tableRemove", text: words.tableRemove, run: commands.removeTable, isHidden: (state) => !inTable(state) },
    { name: "put", text: words.put },
    { name: "undo", text: words.undo, run: undo },
    { name: "redo", text: words.redo, run: redo },
  ];
}

export class Toolbar {
  // `does` holds what tools do that are not about the text alone: `link` and `put`.
  constructor(words, label, does) {
    this.dom = document.createElement("div");
    this.dom.className = "tools";
    this.dom.setAttribute("role", "toolbar");
    this.dom.setAttribute("aria-label", `${words.toolbar}: ${label}`);
    this.tools = tools(words).map((tool) => ({ ...tool, button: this.button(tool, words) }));
    this.dom.append(...this.tools.map((tool) => tool.button));
    this.does = does;
    this.dom.addEventListener("keydown", (event) => this.walk(event));
  }

  button(tool, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.tool = tool.name;
    button.textContent = tool.sign ?? tool.text;
    if (tool.sign) { button.setAttribute("aria-label", words[tool.name]); button.title = words[tool.name]; }
    // The text keeps its selection while a tool is pressed.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.use(tool));
    return button;
  }

  attach(view) {
    this.view = view;
    this.update();
  }

  use(tool) {
    if (!tool.run) return this.does[tool.name]();
    tool.run(this.view.state, this.view.dispatch, this.view);
    if (document.activeElement?.closest(".tools") !== this.dom) this.view.focus();
    return undefined;
  }

  get shown() {
    return this.tools.filter((tool) => !tool.button.hidden).map((tool) => tool.button);
  }

  focus() {
    this.shown.find((button) => button.tabIndex === 0)?.focus();
  }

  walk(event) {
    const shown = this.shown;
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") this.view.focus();
    if (to === undefined) return;
    event.preventDefault();
    const next = shown[(to + shown.length) % shown.length];
    for (const button of shown) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  update() {
    const { state } = this.view;
    for (const tool of this.tools) {
      const { button } = tool;
      button.hidden = Boolean(tool.isHidden?.(state));
      if (tool.isOn) button.setAttribute("aria-pressed", String(tool.isOn(state)));
      if (tool.run) button.setAttribute("aria-disabled", String(!tool.run(state)));
    }
    const shown = this.shown;
    if (!shown.some((button) => button.tabIndex === 0)) shown[0].tabIndex = 0;
    for (const tool of this.tools) if (tool.button.hidden) tool.button.tabIndex = -1;
  }
}
