/* The page: what happened goes in at the top, and what the library answers stands below. */
import { exceptions, familyAnswer, letters, limits } from "./answers.js";
import { dayBoxes, told, today } from "./days.js";
import { button, cut, download, el, fill } from "./dom.js";
import { ask, newer, start } from "./engine.js";
import { recordForm, tell } from "./fields.js";
import { asCase, changed, empty, fromFile, likely } from "./record.js";

const at = (id) => document.getElementById(id);
const status = at("state");
let record = empty();
let asOf = today();
let form;
let duties;
let questions;
let lastCalendar;

/* what happened */

function showRecord() {
  const kinds = new Map(form.events.map((one) => [one.kind, one.title]));
  const limbs = new Map(form.exceptions.map((one) => [one.id, one.title]));
  const circumstances = new Map(form.circumstances.map((one) => [one.kind, one.title]));
  const lines = [
    ...record.events.map((one, n) => ["events", n, `${day(one.on)}: ${kinds.get(one.kind) ?? one.kind}`]),
    ...record.circumstances.map((one, n) => ["circumstances", n, circumstances.get(one.kind) ?? String(one.kind)]),
    ...record.determinations.map((one, n) => ["determinations", n, `${day(one.on)}: the authority decided that an exception applies: ${limbs.get(one.limb) ?? one.limb}`]),
    ...record.claims.map((one, n) => ["claims", n, `a reason that was given: ${one.reason}`]),
  ];
  fill(
    at("recorded"),
    lines.length
      ? el(
          "ol",
          { className: "recorded" },
          lines.map(([list, n, text]) =>
            el(
              "li",
              {},
              el("span", {}, cut(text)),
              el(
                "span",
                { className: "buttons" },
                button("Change", () => askFor(list, n), { "aria-label": `Change: ${cut(text, 80)}` }),
                button("Remove", () => (take(changed(record, list, n)), at("add").focus()), { "aria-label": `Remove: ${cut(text, 80)}` }),
              ),
            ),
          ),
        )
      : el("p", {}, "Nothing is recorded yet."),
  );
}

function day(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? told(text) : cut(String(text), 40);
}

const ADD = { events: "What happened", circumstances: "A circumstance", determinations: "A decision that an exception applies", claims: "A reason that was given" };

/** Ask for one thing: of `list`, at a place, or a new one. */
function askFor(list, n = -1) {
  const given = n < 0 ? {} : record[list][n];
  const close = () => (fill(at("asked")), at("add").focus());
  const show = (kind) => {
    const { fields, more, hint } = fieldsOf(list, kind);
    const kept = kind && (list === "events" || list === "circumstances") ? { kind } : {};
    const rest = kind === given.kind ? Object.fromEntries(Object.entries(given).filter(([name]) => name === "id")) : {};
    const whole = (found) => ({ ...kept, ...rest, ...found });
    fill(
      place,
      hint ? el("p", { className: "hint" }, hint) : null,
      recordForm({
        fields,
        more,
        given: kind === given.kind || !kept.kind ? given : { on: given.on },
        submit: n < 0 ? "Add it" : "Change it",
        cancel: close,
        check: (found) => wrongWith(changed(record, list, n, whole(found)), list, whole(found)),
        done: (found) => (close(), take(changed(record, list, n, whole(found)))),
      }),
    );
  };
  const place = el("div");
  const kinds = kindsOf(list);
  const chooser = kinds ? el("select", { id: "kind" }, el("option", { value: "" }, "Choose"), kinds) : null;
  chooser?.addEventListener("change", () => (chooser.value ? show(chooser.value) : fill(place)));
  fill(at("asked"), el("h3", { tabIndex: -1 }, ADD[list]), chooser ? el("div", { className: "field" }, el("label", { for: "kind" }, list === "events" ? "Choose what it was" : "Choose what kind"), chooser) : null, place);
  if (chooser && given.kind) chooser.value = given.kind;
  if (!chooser || given.kind) show(given.kind);
  at("asked").querySelector("h3").focus();
}

function kindsOf(list) {
  if (list === "circumstances") return form.circumstances.map((one) => el("option", { value: one.kind }, one.title));
  if (list !== "events") return null;
  const group = (label, some) => el("optgroup", { label }, some.map((one) => el("option", { value: one.kind }, one.title)));
  const next = likely(form, record);
  return [
    next.length ? group(record.events.length ? "What may come next" : "Where it begins", next) : null,
    form.chapters.map(({ title, kinds }) => group(title, form.events.filter((one) => kinds.includes(one.kind)))),
  ];
}

function fieldsOf(list, kind) {
  if (list === "circumstances") return { ...form.circumstances.find((one) => one.kind === kind), more: [], hint: form.circumstances.find((one) => one.kind === kind).help };
  if (list === "determinations") return { fields: form.determination, more: [] };
  if (list === "claims") return { fields: form.claim, more: [], hint: `Known reasons that are no exceptions: ${form.reasons.map(({ reason }) => reason).join(", ")}.` };
  const info = form.events.find((one) => one.kind === kind);
  const field = (name) => {
    const found = { ...form.fields[name], name };
    const fewer = form.choices[kind]?.[name];
    return fewer ? { ...found, choices: found.choices.filter(({ value }) => fewer.includes(value)) } : found;
  };
  const needed = info.needs.map((name) => ({ ...field(name), needed: true }));
  const more = info.fields.filter((name) => !info.needs.includes(name)).map(field);
  return { fields: [{ ...field("on"), ...WHEN[info.day] }, ...needed], more, hint: everyday(info.meaning) };
}

/** What the day of a kind of event is, and what to write: the library says which of the three it is. */
const WHEN = {
  sent: { label: "The day it was sent", help: "Not the day it arrived." },
  served: { label: "The day it arrived", help: "Even if that was a weekend or a bank holiday." },
  on: { label: "The day it happened", help: "For example, 27 3 2026." },
};

/** What a kind of event means, without the sentences that name fields of a case file. */
function everyday(meaning) {
  return meaning.split(/(?<=[.)]) (?=[A-Z`])/).filter((sentence) => !sentence.includes("`")).join(" ");
}

/** What the library finds wrong with what is being added: by the name of its field. */
async function wrongWith(next, list, found) {
  try {
    await ask("check", { case: asCase(next), as_of: asOf });
    return [];
  } catch (error) {
    const where = next[list].findIndex((one) => JSON.stringify(one) === JSON.stringify(found));
    const told = error.problems.length ? error.problems : [{ place: "", message: error.message, fix: "" }];
    return told.map(({ place, message, fix }) => ({ name: place.startsWith(`${list}.${where}.`) ? place.split(".")[2] : "", message: `${message} ${fix}`.trim() }));
  }
}

/* what the library answers */

let turn = 0;

function take(next) {
  record = next;
  showRecord();
  answer();
}

async function answer() {
  const mine = ++turn;
  const any = record.events.length > 0;
  at("answers").hidden = !any;
  if (!any) return;
  const question = { case: asCase(record), as_of: asOf };
  try {
    const [family, evaluated, checked, excused, written] = await Promise.all(["family", "evaluate", "check", "exceptions", "letters"].map((kind) => ask(kind, question)));
    if (mine !== turn) return;
    at("problem").hidden = true;
    at("answered-on").textContent = `Where it stands on ${told(asOf)}`;
    fill(at("family"), familyAnswer(family));
    fill(at("limits"), limits(evaluated, duties, questions));
    fill(
      at("warnings"),
      checked.warnings.length ? [el("h3", {}, "Look at this again"), el("ul", {}, checked.warnings.map(({ message, fix }) => el("li", {}, cut(`${message} ${fix}`, 600))))] : null,
    );
    exceptions(excused, new Set(evaluated.overdue.map(({ duty }) => duty)), at("exceptions"));
    letters(written, (kind) => ask("letter", { ...question, kind }), at("letters"));
    fill(status, el("strong", {}, family.short[0]), ` ${family.short.slice(1).join(" ")} `, el("a", { href: "#answered-on" }, "See all that you can do"));
  } catch (error) {
    if (mine !== turn) return;
    at("problem").hidden = false;
    fill(at("problem"), el("h2", {}, "There is a problem"), el("ul", {}, (error.problems?.length ? error.problems : [error]).map(({ message, fix }) => el("li", {}, cut(`${message} ${fix ?? ""}`, 600)))));
    for (const id of ["family", "limits", "warnings", "exceptions", "letters"]) fill(at(id));
    at("problem").focus();
  }
}

async function calendar() {
  const { name, type, text } = await ask("calendar", { case: asCase(record), as_of: asOf, ...(lastCalendar ? { earlier: lastCalendar } : {}) });
  lastCalendar = text;
  download(name, type, text);
}

/* the page itself */

function askedOn() {
  const boxes = dayBoxes("as-of", "The day of the question", { hint: "At first this is today, by the clock of this device. The answer leaves out what happens later. Change the day to ask about another.", value: asOf });
  const set = button("Use this day", () => {
    const { day: found, error } = boxes.read();
    tell(boxes, found ? "" : (error ?? "Write a day."));
    if (!found) return boxes.first.focus();
    asOf = found;
    return answer();
  });
  fill(at("asked-on"), boxes.element, el("div", { className: "buttons" }, set));
  return boxes;
}

async function open(file) {
  at("opened").textContent = "";
  try {
    if (file.size > 1_000_000) throw new Error("This file is larger than a case file may be: 1 MB.");
    take(fromFile(await file.text()));
    at("opened").textContent = "The case file is open.";
  } catch (error) {
    at("opened").textContent = error.message;
  }
}

function wire() {
  fill(
    at("adding"),
    button("Add what happened", () => askFor("events"), { id: "add", className: "" }),
    button("Add a circumstance", () => askFor("circumstances")),
    button("Add a decision that an exception applies", () => askFor("determinations")),
    button("Add a reason that was given", () => askFor("claims")),
  );
  const file = el("input", { type: "file", id: "file", accept: ".json,application/json", onchange: () => file.files[0] && open(file.files[0]) });
  fill(
    at("keeping"),
    el("div", { className: "buttons" }, button("Save the case file", () => download("case.json", "application/json", `${JSON.stringify(asCase(record), null, 2)}\n`))),
    el("div", { className: "field" }, el("label", { for: "file" }, "Open a case file"), el("p", { className: "hint" }, "One that this page saved, or a case file of sendrules. It stays on this device."), file),
    el("p", { id: "opened", role: "status" }),
  );
  fill(at("tools"), button("Print this page", () => print()), button("Save the days as a calendar file", calendar));
  askedOn();
  showRecord();
  const opened = [];
  addEventListener("beforeprint", () => {
    const closed = [...document.querySelectorAll("#limits li > details:not([open])")];
    for (const one of closed) one.open = true; // paper has nothing to press
    opened.push(...closed);
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((one) => (one.open = false)));
}

async function begin() {
  const about = await start(({ done, total, step }) => {
    status.textContent = step === "download" && total ? `Loading: ${Math.floor((100 * done) / total)} %` : "Starting. This takes a few seconds.";
  });
  form = await ask("form");
  duties = new Map((await ask("duties")).map((duty) => [duty.id, duty]));
  questions = new Map(form.readings.map(({ id, question }) => [id, question]));
  wire();
  at("ready").hidden = false;
  status.textContent = `Ready.${about.offline ? " From now on this page works without a network." : ""}`;
  at("about").textContent = `sendrules ${about.sendrules}. The bank holidays are known up to ${told(about.calendar.last)}.`;
  newer((use) => fill(at("newer"), el("p", {}, "A newer version of this page is there. ", button("Load it", use), " Save the case file first: what you wrote goes away.")));
}

begin().catch((error) => {
  status.textContent = `The page could not be loaded: ${error.message} Load it again.`;
});
