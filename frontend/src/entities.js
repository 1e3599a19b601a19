// The browser knows the names of signs (&amp;): no table of two thousand of them has to be sent to it.
const area = document.createElement("textarea");

export function decodeHTML(text) {
  area.innerHTML = text;
  return area.value;
}
