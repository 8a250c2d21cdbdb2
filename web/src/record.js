/* The record of a case: what the page knows, as the library's own case file. It is kept in this page alone. */

const LISTS = ["events", "circumstances", "determinations", "claims"];

/** A record with nothing in it. */
export function empty() {
  return { reference: "my case", events: [], circumstances: [], determinations: [], claims: [], facts: {} };
}

/** The record as the library asks for it. */
export function asCase(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !Array.isArray(value) || value.length));
}

/** The record that a case file holds. Raises an Error in plain words where it holds none. */
export function fromFile(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error("This is no case file: it is not JSON. Choose a file that this page saved, or a case file of sendrules.");
  }
  if (data === null || typeof data !== "object" || Array.isArray(data) || !Array.isArray(data.events)) {
    throw new Error("This is no case file: it has no list of events. Choose a file that this page saved.");
  }
  const record = { ...data };
  for (const name of LISTS) record[name] = Array.isArray(data[name]) ? data[name] : [];
  const odd = LISTS.find((name) => record[name].some((one) => one === null || typeof one !== "object" || Array.isArray(one)));
  if (odd) throw new Error(`This is no case file: an entry of its list “${odd}” is no record. Choose a file that this page saved.`);
  return record;
}

/** The record with one thing more, changed or taken out: `at` is its place in the list, and -1 for a new one. */
export function changed(record, list, at, value) {
  const kept = record[list].filter((_, n) => n !== at);
  if (value !== undefined) kept.splice(at < 0 ? kept.length : at, 0, value);
  if (list === "events") kept.sort((a, b) => String(a.on).localeCompare(String(b.on)));
  return { ...record, [list]: kept };
}

/** The kinds of event that may come next, by what is recorded; where nothing is, those that begin a case. */
export function likely(form, record) {
  const there = new Set(record.events.map((event) => event.kind));
  if (!there.size) return form.events.filter((one) => one.starts && !one.follows.length && one.chapter === form.chapters[0].title);
  return form.events.filter((one) => one.follows.some((kind) => there.has(kind)) && form.chapters.slice(0, 4).some(({ title }) => title === one.chapter));
}
