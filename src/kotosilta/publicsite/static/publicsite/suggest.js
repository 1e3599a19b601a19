// Suggestions under the search field while somebody types. Without this file the form simply searches.
const form = document.querySelector("form[data-suggest]");
const field = form.elements.q;
const list = document.createElement("ul");
let asked = 0;

list.id = "suggestions";
list.className = "suggestions";
list.role = "listbox";
list.setAttribute("aria-label", form.querySelector("label").textContent);
list.hidden = true;
form.append(list);
field.role = "combobox";
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-expanded", "false");

const options = () => [...list.children];
const chosen = () => options().findIndex((option) => option.ariaSelected === "true");

function show(open) {
  list.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  if (!open) field.removeAttribute("aria-activedescendant");
}

function choose(index) {
  options().forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
  const option = options()[index];
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

async function suggest() {
  const mine = ++asked;
  const text = field.value.trim();
  if (text.length < 2) return show(false);
  const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`);
  if (mine !== asked || !answer.ok) return;
  list.innerHTML = await answer.text();
  show(list.children.length > 0);
}

field.addEventListener("input", suggest);
field.addEventListener("blur", () => setTimeout(() => show(false), 150));
field.addEventListener("keydown", (event) => {
  const last = options().length - 1;
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    show(false);
  } else if (event.key === "ArrowDown" && last >= 0) {
    event.preventDefault();
    show(true);
    choose(chosen() >= last ? 0 : chosen() + 1);
  } else if (event.key === "ArrowUp" && last >= 0) {
    event.preventDefault();
    show(true);
    choose(chosen() <= 0 ? last : chosen() - 1);
  } else if (event.key === "Enter" && !list.hidden && chosen() >= 0) {
    event.preventDefault();
    location.assign(options()[chosen()].dataset.address);
  }
});
list.addEventListener("pointerdown", (event) => {
  const option = event.target.closest("[data-address]");
  if (option) location.assign(option.dataset.address);
});
