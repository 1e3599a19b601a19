// Takes the place of the text areas of the document: what is written here is kept in them as markup, and they are sent.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import * as commands from "./commands.js";
import { linkForm } from "./link.js";
import { pasting } from "./pasting.js";
import { read } from "./reading.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";
import { write } from "./writing.js";

const { nodes } = schema;

class Editor {
  constructor(field, words, labels) {
    this.field = field;
    this.words = words;
    this.labels = labels;
    this.known = field.value;
    this.box = document.createElement("div");
    this.box.className = "editor";
    this.status = document.createElement("div");
    this.status.className = "editor-status";
    this.status.setAttribute("role", "status");
    this.link = linkForm(words, () => this.view);
    const label = document.querySelector(`label[for="${field.id}"]`);
    this.toolbar = new Toolbar(words, label?.textContent.trim() ?? "", {
      link: () => this.link.open(),
      put: () => document.querySelector("[data-put-in]")?.focus(),
    });
    this.view = new EditorView(null, {
      state: this.state(),
      attributes: this.attributes(label),
      nodeViews: { reference: (node) => this.chip(node) },
      handleDOMEvents: { paste: pasting(field, words, (lines) => this.say(lines)) },
      dispatchTransaction: (tr) => this.changed(tr),
    });
    this.box.append(this.toolbar.dom, this.link.dom, this.view.dom);
    field.after(this.box, this.status);
    this.toolbar.attach(this.view);
    this.takePlace(label);
  }

  state() {
    return EditorState.create({ doc: read(this.field.value), plugins: [history(), rules(), ...keys(() => this.toolbar)] });
  }

  attributes(label) {
    const described = this.field.getAttribute("aria-describedby");
    if (label) label.id ||= `${this.field.id}-label`;
    return {
      role: "textbox",
      "aria-multiline": "true",
      lang: this.field.lang,
      dir: "auto",
      spellcheck: "true",
      class: "draft-text",
      ...(label ? { "aria-labelledby": label.id } : {}),
      ...(described ? { "aria-describedby": described } : {}),
    };
  }

  // Links that lead to the field lead to the editor now; its label does so too.
  takePlace(label) {
    const { id } = this.field;
    this.field.id = `${id}-markup`;
    this.view.dom.id = id;
    this.field.hidden = true;
    label?.addEventListener("click", () => (this.field.hidden ? this.view.focus() : this.field.focus()));
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "quiet editor-toggle";
    toggle.textContent = this.words.plain;
    toggle.addEventListener("click", () => this.toggle(toggle));
    this.status.before(toggle);
    for (const event of ["reset", "click"]) this.field.form.addEventListener(event, () => setTimeout(() => this.takeOver()));
    addEventListener("pageshow", () => setTimeout(() => this.takeOver()));
  }

  toggle(button) {
    this.takeOver();
    this.field.hidden = !this.field.hidden;
    this.box.hidden = !this.field.hidden;
    button.textContent = this.field.hidden ? this.words.plain : this.words.rich;
  }

  // The text area may have been filled by others: by what was typed before, or by its marks being written by hand.
  takeOver() {
    if (this.field.value === this.known) return;
    this.known = this.field.value;
    this.view.updateState(this.state());
    this.toolbar.update();
  }

  changed(tr) {
    this.view.updateState(this.view.state.apply(tr));
    this.toolbar.update();
    if (!tr.docChanged) return;
    this.known = write(this.view.state.doc);
    this.field.value = this.known;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  chip(node) {
    const dom = document.createElement("span");
    dom.className = "chip";
    dom.dataset.reference = node.attrs.markup;
    dom.textContent = this.labels.get(node.attrs.markup) ?? `${this.words.unknown} ${node.attrs.markup}`;
    return { dom };
  }

  // A chart, a table or a thread stands between paragraphs; a figure or a finding stands in the sentence.
  put(markup) {
    const { state } = this.view;
    const { $from } = state.selection;
    const reference = nodes.reference.create({ markup });
    const isBlock = /^\[\[(chart|table|thread):/.test(markup) && $from.parent.content.size > 0;
    const tr = isBlock ? state.tr.insert($from.after(1), nodes.paragraph.create(null, reference)) : state.tr.replaceSelectionWith(reference);
    this.view.dispatch(tr.scrollIntoView());
    this.view.focus();
  }

  say(lines) {
    this.status.replaceChildren(...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }));
  }
}

function rules() {
  return inputRules({
    rules: [
      wrappingInputRule(/^[-*•]\s$/, nodes.bullet_list),
      wrappingInputRule(/^1[.)]\s$/, nodes.ordered_list),
      textblockTypeInputRule(/^#{1,4}\s$/, nodes.heading),
    ],
  });
}

function keys(toolbar) {
  return [
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      "Mod-b": commands.bold,
      "Mod-i": commands.italic,
      Enter: (state, dispatch, view) => commands.stayInCell(state) || splitListItem(nodes.list_item)(state, dispatch, view),
      Backspace: (state, dispatch, view) => {
        const { empty, $from } = state.selection;
        return empty && $from.parentOffset === 0 && liftListItem(nodes.list_item)(state, dispatch, view);
      },
      Tab: commands.toCell(1),
      "Shift-Tab": commands.toCell(-1),
      "Alt-F10": () => { toolbar().focus(); return true; },
    }),
    keymap(baseKeymap),
  ];
}

function start(area) {
  const picker = area.querySelector("[data-put-in]");
  const where = area.querySelector("[data-put-in-where]");
  const labels = new Map([...(picker?.options ?? [])].map((option) => [option.value, option.dataset.short ?? option.text]));
  for (const each of area.querySelectorAll("[data-markup-of]")) labels.set(each.dataset.markupOf, each.textContent);
  const fields = [...area.querySelectorAll("textarea[data-markup]")];
  const editors = new Map(fields.map((field) => [field.dataset.markup, new Editor(field, area.dataset, labels)]));
  for (const [language, editor] of editors) {
    editor.view.dom.addEventListener("focus", () => { if (where) where.value = language; });
  }
  area.querySelector("[data-put-in-button]")?.addEventListener("click", (event) => {
    event.preventDefault();
    if (picker.value) editors.get(where.value)?.put(picker.value);
  });
}

document.querySelectorAll("[data-clean]").forEach(start);
