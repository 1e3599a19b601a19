// Ready letters: one tap copies one, and the mail program gets the text with the subject.
// Without this file a letter can be downloaded or marked by hand, and the mail opens with its subject.
const letter = (id) => [...document.getElementById(id).children].map((part) => part.textContent.trim());

for (const link of document.querySelectorAll("a[data-letter]")) {
  const text = letter(link.dataset.letter).at(-1).replaceAll("\n", "\r\n");
  link.href += `&body=${encodeURIComponent(text)}`;
}

const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy]") : []) {
  const label = button.querySelector("span");
  const before = label.innerHTML;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(letter(button.dataset.copy).join("\n\n"));
    label.textContent = status.textContent = button.dataset.done;
    button.classList.add("done");
    setTimeout(() => {
      label.innerHTML = before;
      status.textContent = "";
      button.classList.remove("done");
    }, 2500);
  });
}
