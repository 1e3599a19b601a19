// What was copied elsewhere is cleaned by the service, which knows Word; what it leaves out is said.
import { Slice } from "prosemirror-model";
import { read } from "./reading.js";

const MOST_SIGNS = 2_000_000;
const PICTURES = /(<img\b[^>]*?\bsrc=["']?)data:[^"'\s>]+/gi;

// One paragraph goes on in the sentence where the cursor is; several blocks stand by themselves.
function slice(doc) {
  const isOne = doc.childCount === 1 && doc.firstChild.type.name === "paragraph";
  return isOne ? Slice.maxOpen(doc.content) : new Slice(doc.content, 0, 0);
}

export function pasting(field, words, say) {
  async function clean(view, html) {
    const body = new FormData();
    body.set("html", html.replace(PICTURES, "$1"));
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    say([words.pasting]);
    const response = await fetch(words.clean, { method: "POST", body });
    const answer = await response.json();
    if (!response.ok) return say([answer.problem]);
    view.dispatch(view.state.tr.replaceSelection(slice(read(answer.markup))).scrollIntoView().setMeta("paste", true));
    return say(answer.left_out);
  }

  // Before the editor itself looks at what is pasted: parsing foreign styles is refused by the page's own rules.
  return (view, event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!html || html.includes("data-pm-slice")) return false;
    event.preventDefault();
    if (html.length > MOST_SIGNS) {
      say([words.tooMuch]);
      return true;
    }
    clean(view, html).catch(() => {
      if (text) view.dispatch(view.state.tr.insertText(text));
      say([words.pasteFailed]);
    });
    return true;
  };
}
