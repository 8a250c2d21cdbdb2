/* Shows what the library answers: what to do next, every limit, exceptions, files and letters. */
import { told } from "./days.js";
import { button, cut, download, el, fill } from "./dom.js";

/** What the family is told: what matters most, and then the rest. */
export function familyAnswer({ short, sections }) {
  const [first, ...others] = sections;
  return [
    el("div", { className: "panel" }, el("p", { className: "lead" }, short[0]), short.slice(1).map((line) => el("p", {}, line))),
    first ? section(first, 3) : null,
    others.map((one) => section(one, 3)),
  ];
}

function section({ heading, lines }, level) {
  return el("section", {}, el(`h${level}`, {}, heading), el("ul", {}, lines.map((line) => el("li", {}, cut(line, 2000)))));
}

const GROUPS = [
  ["overdue", "Late now", "late"],
  ["pending", "Still to come", ""],
  ["rights", "What the family may do, and until when", ""],
];

/** Every limit: those that are late first, then what is to come, then everything else that the law says of this record. */
export function limits(answer, duties, questions) {
  const shown = GROUPS.map(([name, heading, look]) =>
    answer[name].length ? [el("h3", {}, heading), el("ul", { className: "limits" }, answer[name].map((one) => limit(one, answer.duties[one.duty], duties, questions, look)))] : null,
  );
  const rest = Object.entries(answer.duties).map(([id, duty]) =>
    duty.occurrences.map((each) => limit({ duty: id, title: duty.title, due: each.due ?? each.limit_was, standing: each.standing, holder: duty.holder, provision: duty.provision }, duty, duties, questions, "")),
  );
  return [
    shown.some(Boolean) ? shown : el("p", {}, "Nothing that is recorded has a time limit that is running."),
    el("details", {}, el("summary", {}, `Everything that the law says of this record (${rest.flat().length})`), el("ul", { className: "limits" }, rest)),
  ];
}

/** What another reading of the law gives where it gives no day. */
const INSTEAD = {
  "no-fixed-limit": "it would have no fixed day",
  disapplied: "an exception would lift the limit",
  ended: "it would no longer be owed",
  "not-triggered": "it would not be owed",
  "needs-facts": "it cannot be told, as something is not recorded",
};

function limit({ duty, title, due, standing, holder, provision }, answer, duties, questions, look) {
  const url = duties.get(duty)?.url;
  const contested = (answer?.contested ?? []).map(({ reading, if: condition, gives }) => {
    const other = gives.map((one) => (one.due ? told(one.due) : (INSTEAD[one.outcome] ?? one.outcome.replaceAll("-", " ")))).join("; ");
    return el("li", {}, `If ${condition}: ${other}.`, " ", el("span", { className: "hint" }, questions.get(reading) ?? ""));
  });
  // a miss that another reading does not count is not told as settled
  const unsettled = look === "late" && (answer?.contested ?? []).some(({ gives }) => !gives.some((one) => one.was_missed));
  return el(
    "li",
    { className: look },
    el("p", { className: "title" }, cut(title)),
    el("p", {}, due ? el("strong", {}, told(due)) : "No fixed day", `: ${standing}${unsettled ? ", on one reading of the law" : ""}.`),
    el("p", { className: "hint" }, `Who ${answer?.right ? "may" : "must"} do it: the ${holder}. `, url ? el("a", { href: url, rel: "noreferrer" }, provision) : provision),
    contested.length ? el("details", {}, el("summary", {}, "The law can be read in two ways here"), el("ul", {}, contested)) : null,
  );
}

const STATES = {
  available: "Its conditions are met on what is recorded. It lifts the limit only where somebody at the authority decided so, and it is recorded.",
  "not-available": "It is not met on what is recorded.",
  "needs-facts": "It cannot be told yet: something is not recorded.",
  "not-in-force": "It was not the law on the days that count.",
};

/** The exceptions of one limit after the other, one at a time, each with the reason. The limits in `late`, by duty, come first. */
export function exceptions(found, late, place) {
  const some = found.limits.filter((one) => one.exceptions.length);
  const asked = [...some.filter((one) => late.has(one.duty)), ...some.filter((one) => !late.has(one.duty))];
  if (!asked.length) return fill(place, el("p", {}, "No time limit of this record has an exception."));
  const chosen = el("select", { id: "which-limit" }, asked.map((one, n) => el("option", { value: n }, `${one.title}${one.due ? `, due ${told(one.due)}` : ""} (${one.provision})`)));
  const shown = el("div", { "aria-live": "polite" });
  let at = 0;
  const step = (by) => {
    at += by;
    show();
    shown.querySelector("h3").focus(); // the button that was pressed is gone
  };
  const show = () => {
    const { exceptions: all, title, due } = asked[chosen.value];
    const one = all[at];
    const lifts = one.lifts ? "It lifts this time limit." : one.decided ? "Somebody decided that it applies, and it does not lift the limit." : "It does not lift this time limit.";
    fill(
      shown,
      el("p", { className: "on-paper" }, `Time limit: ${cut(title)}${due ? `, due ${told(due)}` : ""}.`),
      el("h3", { tabIndex: -1 }, `Exception ${at + 1} of ${all.length}: ${one.title}`),
      el("p", { className: "hint" }, el("a", { href: one.url, rel: "noreferrer" }, one.provision), `, ${one.in_force.replace(/\d{4}-\d{2}-\d{2}/g, told)}`),
      el("p", { className: one.lifts ? "" : "lead" }, lifts),
      el("p", {}, STATES[one.state] ?? one.state),
      one.missing.length ? el("p", {}, `What would decide it: ${one.missing.map(plain).join("; ")}.`) : null,
      one.why ? el("details", { open: true }, el("summary", {}, "Why"), el("ul", {}, reason(one.why))) : null,
      el(
        "div",
        { className: "buttons" },
        button("The one before", () => step(-1), { disabled: at === 0 }),
        button("The next one", () => step(1), { disabled: at === all.length - 1 }),
      ),
    );
  };
  chosen.addEventListener("change", () => ((at = 0), show()));
  fill(place, el("div", { className: "field" }, el("label", { for: chosen.id }, "Which time limit?"), chosen), shown);
  show();
}

function plain(fact) {
  return typeof fact === "string" ? fact : (fact.title ?? fact.name ?? JSON.stringify(fact));
}

function reason(step) {
  const holds = step.value === true ? "yes" : step.value === false ? "no" : (step.outcome ?? "");
  return el("li", {}, `${step.title}${holds ? `: ${holds}` : ""}`, step.steps?.length ? el("ul", {}, step.steps.map(reason)) : null);
}

/** The letters that are true of the record, and those that are not, each with the reason. `write(kind)` gives the letter. */
export function letters(found, write, place) {
  const shown = el("div", { "aria-live": "polite" });
  const open = async (kind) => {
    const { title, html, text } = await write(kind);
    const copied = el("span", { role: "status" });
    fill(
      shown,
      el("h3", { tabIndex: -1 }, title),
      el(
        "div",
        { className: "buttons" },
        button("Copy it", async () => {
          const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
          copied.textContent = done ? " It is copied." : " This browser does not allow it. Mark the text below and copy it.";
        }),
        button("Save it as a page to fill in and print", () => download(`${kind}.html`, "text/html", html)),
        button("Save it as text", () => download(`${kind}.txt`, "text/plain", text)),
        copied,
      ),
      el("pre", { className: "letter", tabIndex: 0, role: "region", "aria-label": title }, text),
    );
    shown.querySelector("h3").focus();
  };
  const [there, others] = [found.letters.filter((one) => one.available), found.letters.filter((one) => !one.available)];
  fill(
    place,
    there.length ? el("div", { className: "buttons" }, there.map((one) => button(`Letter: ${one.title}`, () => open(one.kind)))) : el("p", {}, "No letter is true of this record yet."),
    others.length
      ? el("details", {}, el("summary", {}, "Letters that do not fit this record"), el("ul", {}, others.map((one) => el("li", {}, `${one.title}: ${one.problems.map(({ message }) => message).join(" ")}`))))
      : null,
    shown,
  );
}
