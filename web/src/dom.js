/* Makes elements. Text is only ever set as text, so nothing that a case holds can become markup. */

/** Make an element: `set` are properties, or attributes where the name has a hyphen or is `for` or `role`; `within` are elements and texts. */
export function el(tag, set = {}, ...within) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined || value === null) continue;
    if (name.includes("-") || name === "for" || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...within.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== "").map(inOrder));
  return made;
}

/** Make a button that does something and sends no form. */
export function button(text, onclick, set = {}) {
  return el("button", { type: "button", className: "second", onclick, ...set }, text);
}

/** Put new content into an element in place of the old. */
export function fill(place, ...within) {
  place.replaceChildren(...within.flat(Infinity).filter(Boolean).map(inOrder));
}

/** A text without the marks that turn the order of its letters round: they would make a line say what it does not. */
function inOrder(one) {
  return typeof one === "string" ? one.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd") : one;
}

/** Hand a file to the person. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A text of at most so many characters. */
export function cut(text, most = 300) {
  return text.length > most ? `${text.slice(0, most)} … (${text.length} characters)` : text;
}
