// Asks for the address of a link right under the tools, without covering the text.
import { schema } from "./schema.js";

const { link } = schema.marks;

export function linkForm(words, view) {
  const dom = document.createElement("div");
  dom.className = "editor-link";
  dom.hidden = true;
  const input = document.createElement("input");
  input.type = "url";
  input.setAttribute("aria-label", words.linkAsk);
  input.placeholder = "https://";
  const set = made(words.linkSet, () => apply(input.value.trim()));
  const remove = made(words.linkRemove, () => apply(""));
  dom.append(input, set, remove);

  function made(text, does) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = text;
    button.addEventListener("click", does);
    return button;
  }

  function apply(typed) {
    const { state } = view();
    const { from, to, empty } = state.selection;
    const href = typed && !/^(https?:|mailto:|#)/i.test(typed) ? `https://${typed}` : typed;
    const tr = state.tr;
    if (href && empty) tr.insertText(href).addMark(from, from + href.length, link.create({ href }));
    else if (href) tr.addMark(from, to, link.create({ href }));
    else tr.removeMark(from, to, link);
    view().dispatch(tr);
    close();
  }

  function close() {
    dom.hidden = true;
    view().focus();
  }

  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); apply(input.value.trim()); }
    if (event.key === "Escape") close();
  });

  return {
    dom,
    open() {
      const { state } = view();
      const mark = link.isInSet(state.selection.$from.marks()) ?? state.doc.nodeAt(state.selection.from)?.marks.find((each) => each.type === link);
      input.value = mark?.attrs.href ?? "";
      dom.hidden = false;
      input.focus();
    },
  };
}
