// Shows beside the text how it reads in the document, each time it has been saved. Without this file a button does so.
const panel = document.querySelector("[data-live]");
const line = document.querySelector("[data-keeping]");
const shown = panel?.querySelector("[data-live-text]");
const PAUSE = 300;
let timer;

function language() {
  const lang = document.activeElement?.closest("[data-markup], .draft-text")?.lang || panel.dataset.language || "";
  panel.dataset.language = lang;
  return lang ? `?language=${lang}` : "";
}

async function show() {
  try {
    const response = await fetch(panel.dataset.live + language());
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const text = page.querySelector("[data-preview-text]");
    if (!text) return;
    for (const each of text.querySelectorAll("[id]")) each.id = `live-${each.id}`;
    for (const each of text.querySelectorAll("h2")) each.remove();
    shown.lang = text.lang;
    shown.replaceChildren(...text.childNodes);
    panel.hidden = false;
  } catch { /* the text is safe; how it reads is shown the next time */ }
}

if (panel && line) {
  const later = () => { clearTimeout(timer); timer = setTimeout(show, PAUSE); };
  let before = "";
  new MutationObserver(() => {
    const now = line.textContent;
    if (now !== before && !line.hasAttribute("data-trouble") && now !== line.dataset.waiting) later();
    before = now;
  }).observe(line, { childList: true, characterData: true, subtree: true });
  if (panel.hasAttribute("data-written")) later();
}
