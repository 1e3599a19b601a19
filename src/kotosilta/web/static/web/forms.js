// What is typed in a form stays in this browser tab until it has arrived, and what exists already is saved as one goes.
// Without this file each form is sent with its button, and nothing else is missing.
const PAUSE = 1000;
const RETRY = 10000;
const NOT_KEPT = new Set(["hidden", "password", "file", "submit", "button", "reset"]);

// The tab's own memory. Where it is full or forbidden, forms work as without it.
const memory = {
  read(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  },
  write(key, entry) {
    try { sessionStorage.setItem(key, JSON.stringify(entry)); } catch { /* see above */ }
  },
  forget(key) {
    try { sessionStorage.removeItem(key); } catch { /* see above */ }
  },
  keys() {
    try { return Object.keys(sessionStorage); } catch { return []; }
  },
};

// What was sent has arrived when its answer is a page that does not ask for it again.
function forgetWhatArrived() {
  const [visit] = performance.getEntriesByType("navigation");
  const isAnswer = document.referrer && visit?.type !== "back_forward" && !(visit?.responseStatus >= 400);
  if (!isAnswer || document.querySelector("[data-unsent]")) return;
  const from = `typed:${new URL(document.referrer).pathname}#`;
  for (const key of memory.keys()) {
    if (key.startsWith(from) && memory.read(key)?.sent) memory.forget(key);
  }
}

const isTick = (control) => control.type === "checkbox" || control.type === "radio";
const controlsOf = (form, name) => [...form.elements].filter((each) => each.name === name && !NOT_KEPT.has(each.type));
const namesOf = (form) => [...new Set([...form.elements].map((each) => each.name))].filter((name) => controlsOf(form, name).length);

function valuesOf(controls) {
  return controls.flatMap((each) => (isTick(each) ? (each.checked ? [each.value] : []) : [each.value]));
}

function servedValuesOf(controls) {
  return controls.flatMap((each) => {
    if (isTick(each)) return each.defaultChecked ? [each.value] : [];
    if (each.options) return [([...each.options].find((option) => option.defaultSelected) ?? each.options[0])?.value];
    return [each.defaultValue];
  });
}

function setValues(controls, values) {
  controls.forEach((each, place) => {
    if (isTick(each)) each.checked = values.includes(each.value);
    else each.value = values[place] ?? "";
  });
}

// Remembers what is typed in a form, and puts it back together with the values that the form was opened with then.
function rememberTyped(form) {
  const key = `typed:${location.pathname}#${form.dataset.keepTyped}`;
  const opened = form.querySelector("[data-opened]");
  const servedOpened = opened?.value;
  const note = form.querySelector("[data-put-back]");
  let fields = {};

  const write = (sent = false) => memory.write(key, { fields, opened: opened?.value, sent });
  const forget = () => { fields = {}; memory.forget(key); };

  function putBack() {
    const entry = memory.read(key);
    const differing = Object.entries(entry?.fields ?? {}).filter(([name, values]) => {
      const controls = controlsOf(form, name);
      return controls.length && String(servedValuesOf(controls)) !== String(values);
    });
    if (!differing.length) return forget();
    fields = Object.fromEntries(differing);
    for (const [name, values] of differing) setValues(controlsOf(form, name), values);
    if (opened && entry.opened) opened.value = entry.opened;
    note.hidden = false;
    write();
  }

  note.querySelector("button")?.addEventListener("click", () => {
    form.reset();
    if (opened) opened.value = servedOpened;
    note.hidden = true;
    forget();
  });
  form.addEventListener("input", (event) => {
    if (!event.target.name || NOT_KEPT.has(event.target.type)) return;
    fields[event.target.name] = valuesOf(controlsOf(form, event.target.name));
    write();
  });
  form.addEventListener("submit", () => { if (Object.keys(fields).length) write(true); });
  // After the browser has filled in what it remembers itself. A page that comes back whole after it was sent is stale.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      if (memory.read(key)?.sent || form.dataset.sent) location.reload();
    } else if (form.hasAttribute("data-unsent")) {
      fields = Object.fromEntries(namesOf(form).map((name) => [name, valuesOf(controlsOf(form, name))]));
      write();
    } else {
      putBack();
    }
  });
  return { opened, forget, write, note };
}

// Saves while somebody writes: after a pause, when the page is left, and again when the connection is back.
function keepAsOneGoes(form, typed) {
  const line = form.querySelector("[data-keeping]");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  let timer;
  let running = null;
  let isWaiting = false;
  let hasFailed = false;

  function say(kind, isTrouble) {
    hasFailed = isTrouble;
    line.ariaLive = isTrouble ? "polite" : "off";
    line.toggleAttribute("data-trouble", isTrouble);
    line.textContent = line.dataset[kind].replace("{time}", clock.format(new Date()));
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  function isSaved(answer) {
    if (typed.opened) typed.opened.value = answer.opened;
    if (isWaiting) typed.write();
    else typed.forget();
    for (const [id, [state, words]] of Object.entries(answer.states)) {
      const shown = document.getElementById(id);
      if (!shown) continue;
      shown.dataset.state = state;
      shown.querySelector("span").textContent = words;
    }
    for (const past of [typed.note, ...form.querySelectorAll(".summary, .problem")]) past.hidden = true;
    for (const field of form.querySelectorAll(".wrong")) field.classList.remove("wrong");
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    say("saved", false);
  }

  async function send() {
    try {
      const response = await fetch(form.getAttribute("action") ?? location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Keep": "1" },
        redirect: "manual",
        keepalive: document.visibilityState === "hidden",
      });
      if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) return say("signedOut", true);
      const answer = await response.json();
      if (answer.saved) return isSaved(answer);
      return say(answer.conflicts.length ? "conflict" : "problem", true);
    } catch {
      say("failed", true);
      later(RETRY);
    }
  }

  async function keep() {
    clearTimeout(timer);
    if (running || form.dataset.sent || form.querySelector(".conflict")) return;
    isWaiting = false;
    running = send();
    await running;
    running = null;
    if (isWaiting) later(PAUSE);
  }

  form.addEventListener("input", () => {
    isWaiting = true;
    if (!hasFailed) say("waiting", false);
    later(PAUSE);
  });
  // Sent by hand while it is being saved: the second must know what the first has saved.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (running) {
      event.preventDefault();
      await running;
      form.requestSubmit(event.submitter);
    } else {
      form.dataset.sent = "yes";
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isWaiting) keep();
  });
  addEventListener("online", () => { if (hasFailed) keep(); });
  addEventListener("beforeunload", (event) => { if (hasFailed && !form.dataset.sent) event.preventDefault(); });
}

forgetWhatArrived();
for (const form of document.querySelectorAll("form[data-keep-typed]")) {
  const typed = rememberTyped(form);
  if (form.hasAttribute("data-keep")) keepAsOneGoes(form, typed);
}
