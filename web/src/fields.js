/* One form for any record of a case: its fields, with their labels and choices, come from the library. */
import { dayBoxes } from "./days.js";
import { button, el, fill } from "./dom.js";

let made = 0;

/** A form for a record.

    `fields` are as "form" gives them; `more` are fields that few need, shown on request. `check(record)` gives a list of
    { name, message } of what is wrong, and may take its time; then `done(record)` is called. Gives the form element. */
export function recordForm({ fields, more = [], given = {}, submit, check, done, cancel }) {
  const id = `form${made++}`;
  const controls = new Map([...fields, ...more].map((field) => [field.name, control(field, `${id}-${field.name}`, given[field.name])]));
  const summary = el("div", { className: "summary", role: "alert", tabIndex: -1, hidden: true });
  const buttons = [el("button", { type: "submit" }, submit), cancel ? button("Cancel", cancel) : null];
  const hidden = more.length
    ? el(
        "details",
        { open: more.some((field) => given[field.name] !== undefined) },
        el("summary", {}, "More about it, if you know it"),
        more.map((field) => controls.get(field.name).element),
      )
    : null;
  const form = el("form", { noValidate: true }, summary, fields.map((field) => controls.get(field.name).element), hidden, el("div", { className: "buttons" }, buttons));

  const show = (wrong) => {
    for (const each of controls.values()) tell(each, "");
    for (const { name, message } of wrong) if (controls.has(name)) tell(controls.get(name), message);
    if (hidden && wrong.some(({ name }) => more.some((field) => field.name === name))) hidden.open = true;
    summary.hidden = !wrong.length;
    fill(
      summary,
      el("h3", {}, "There is a problem"),
      el(
        "ul",
        {},
        wrong.map(({ name, message }) => {
          const target = controls.get(name)?.first;
          return el("li", {}, target ? el("a", { href: `#${target.id}`, onclick: (event) => (event.preventDefault(), target.focus()) }, message) : message);
        }),
      ),
    );
    if (wrong.length) summary.focus();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { record, wrong } = read(controls, [...fields, ...more]);
    if (wrong.length) return show(wrong);
    const found = await check(record);
    if (found.length) return show(found);
    show([]);
    return done(record);
  });
  return form;
}

/** The form of a single field, to be read by the caller: { element, first, read }. */
export function control(field, id, given) {
  const label = field.needed ? field.label : `${field.label} (optional)`;
  if (field.type === "day") return { ...dayBoxes(id, label, { hint: field.help, value: given }), field };
  if (field.type === "yes-no") return several(field, id, label, [["true", "Yes"], ["false", "No"]], given === undefined ? [] : [String(given)], "radio");
  if (field.type === "choices") return several(field, id, label, field.choices.map((c) => [c.value, c.label]), given ?? [], "checkbox");
  const hint = el("p", { id: `${id}-hint`, className: "hint" }, field.help);
  const error = el("p", { id: `${id}-error`, className: "error", hidden: true });
  const box =
    field.type === "choice"
      ? el("select", { id }, el("option", { value: "" }, field.needed ? "Choose" : "Not known"), field.choices.map((c) => el("option", { value: c.value }, c.label)))
      : el("input", { id, type: "text", autocomplete: "off" });
  if (given !== undefined && given !== null) box.value = given;
  box.setAttribute("aria-describedby", hint.id);
  const read = () => (box.value.trim() === "" ? {} : { value: box.value.trim() });
  return { element: el("div", { className: "field" }, el("label", { for: id }, label), hint, error, box), error, first: box, boxes: [box], read, field };
}

function several(field, id, label, choices, chosen, type) {
  const boxes = choices.map(([value], n) => el("input", { type, name: id, id: `${id}-${n}`, value, checked: chosen.includes(value) }));
  const error = el("p", { id: `${id}-error`, className: "error", hidden: true });
  const element = el(
    "fieldset",
    { id, className: "field", "aria-describedby": `${id}-hint` },
    el("legend", {}, label),
    el("p", { id: `${id}-hint`, className: "hint" }, field.help),
    error,
    boxes.map((box, n) => el("div", { className: "choice" }, box, el("label", { for: box.id }, choices[n][1]))),
  );
  const read = () => {
    const found = boxes.filter((box) => box.checked).map((box) => box.value);
    if (!found.length) return {};
    return { value: type === "radio" ? found[0] === "true" : found };
  };
  return { element, error, first: boxes[0], boxes, read, field };
}

function read(controls, fields) {
  const record = {};
  const wrong = [];
  for (const field of fields) {
    const found = controls.get(field.name).read();
    if (found.error) wrong.push({ name: field.name, message: `${field.label}: ${found.error}` });
    else if ((found.day ?? found.value) !== undefined) record[field.name] = found.day ?? found.value;
    else if (field.needed) wrong.push({ name: field.name, message: `${field.label}: this is needed.` });
  }
  return { record, wrong };
}

/** Say what is wrong with a field beside it; an empty message takes that away. */
export function tell({ error, boxes, element }, message) {
  error.hidden = !message;
  error.textContent = message;
  for (const box of boxes) {
    if (message && box.type !== "radio" && box.type !== "checkbox") box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
  element.classList.toggle("wrong", Boolean(message));
  const described = [element.querySelector(".hint")?.id, message ? error.id : ""].filter(Boolean).join(" ");
  (element.tagName === "FIELDSET" ? element : boxes[0]).setAttribute("aria-describedby", described);
}
