/* Days: as people write them, as the library writes them, and three boxes to type one into. */
import { el } from "./dom.js";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/** "2026-03-30" as "30 March 2026". */
export function told(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The day of this machine's clock, as the library writes it. It is only what the page proposes. */
export function today() {
  const now = new Date();
  return written(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function written(year, month, day) {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Read three texts; give { day }, or { error } in plain words, or {} where all are empty. */
export function read(date, month, year) {
  const parts = [date, month, year].map((text) => text.trim());
  if (parts.every((text) => text === "")) return {};
  const missing = ["day", "month", "year"].filter((_, n) => parts[n] === "");
  if (missing.length) return { error: `Write the ${missing.join(" and the ")} too.` };
  const named = MONTHS.findIndex((name) => parts[1].length > 2 && name.toLowerCase().startsWith(parts[1].toLowerCase()));
  const numbers = [parts[0], named < 0 ? parts[1] : String(named + 1), parts[2]];
  if (!numbers.every((text) => /^[0-9]+$/.test(text))) return { error: "Write the day in numbers, such as 30 3 2026." };
  const [d, m, y] = numbers.map(Number);
  if (numbers[2].length !== 4) return { error: "Write the year with four numbers, such as 2026." };
  if (m < 1 || m > 12) return { error: "Write a month from 1 to 12." };
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  if (d < 1 || d > last) return { error: `${MONTHS[m - 1]} ${y} has ${last} days. Write a day from 1 to ${last}.` };
  return { day: written(y, m, d) };
}

/** Three boxes for a day. Gives { element, first, read, set }: `first` is the first box. */
export function dayBoxes(id, label, { hint, value } = {}) {
  const boxes = [["Day", 2, "2"], ["Month", 2, "2"], ["Year", 4, "4"]].map(([name, most, width]) =>
    el("input", { id: `${id}-${name.toLowerCase()}`, className: `width-${width}`, inputMode: "numeric", autocomplete: "off", maxLength: most === 2 && name === "Month" ? 9 : most }),
  );
  const [day, month, year] = boxes;
  const described = hint ? `${id}-hint` : undefined;
  const error = el("p", { id: `${id}-error`, className: "error", hidden: true });
  const element = el(
    "fieldset",
    { id, className: "field", "aria-describedby": described },
    el("legend", {}, label),
    hint ? el("p", { id: `${id}-hint`, className: "hint" }, hint) : null,
    error,
    el("div", { className: "boxes" }, boxes.map((box, n) => el("div", {}, el("label", { for: box.id }, ["Day", "Month", "Year"][n]), box))),
  );
  const set = (text) => [year.value, month.value, day.value] = text ? text.split("-").map((part) => String(Number(part))) : ["", "", ""];
  set(value);
  return { element, error, first: day, boxes, read: () => read(day.value, month.value, year.value), set };
}
