/* The engine of the page: the sendrules library, which runs in a worker of this browser. Nothing leaves the machine.

The contract between the page and the engine
============================================

    import { start, ask, AskError, newer } from "./engine.js";

    const about = await start(({ done, total, step }) => …);
        Loads everything, once; a second call gives the same promise. `done` and `total` are bytes, `step` is "download" or "start".
        about = { sendrules, digest, calendar: { id, first, last }, offline }
        `offline` is true where the page will work without a network from now on.

    const answer = await ask(kind, question);
        Both are plain data (what JSON holds); days are "2025-05-21". Throws an AskError: `error.message` in plain words, and
        `error.problems` = [{ place, message, fix }], where `place` names the field, such as "events.0.on"; it may be "".

    newer(callback)
        Calls back, once, when a newer build has been fetched whole: callback(use), and `await use()` loads the page anew with it.

Every question about a case holds `case` and `as_of`, and may hold `reading` (["QUESTION=ANSWER", …]):

    case = { reference, events: [{ kind, on, … }], circumstances: [{ kind, … }], determinations: [{ limb, on, by, … }],
             claims: [{ reason, on? }], facts: { name: value } }

| kind         | question                                    | answer                                                                    |
|--------------|---------------------------------------------|---------------------------------------------------------------------------|
| "form"       | {}                                          | what a case may hold: see below                                           |
| "duties"     | {}                                          | every duty and right, as `sendrules duties --json` lists them             |
| "check"      | { case, as_of? }                            | { warnings: [{ place, message, fix }] }; throws what is wrong with it       |
| "timetable"  | { kind, on, detained?, …details, reading? } | as `sendrules timetable --json`: { rows: [{ duty, title, due, … }] }       |
| "evaluate"   | { case, as_of, full?, duty?: [id], … }      | as `sendrules evaluate --json`; `duty` gives these with their reasons      |
| "exceptions" | { case, as_of }                             | every limit with its exceptions: see below                                |
| "family"     | { case, as_of }                             | { title, short: […], sections: [{ heading, lines: […] }], text }: plain    |
|              |                                             | words, not HTML; show them as text                                        |
| "officer"    | { case, as_of }                             | the same for an officer                                                   |
| "calendar"   | { case, as_of, reference?, earlier? }       | { name, type, text }: a calendar file; `earlier` is the text of the last   |
| "letters"    | { case, as_of }                             | { letters: [{ kind, title, available, problems }] }                       |
| "letter"     | { case, as_of, kind }                       | { title, html, text }: `html` is a whole page of its own, escaped          |

Files: `web/build.py` copies all of `web/src/` to `web/dist/` as it stands, and puts the library beside it. index.html, styles and
scripts of the page stand in `web/src/` too, with relative addresses. No inline script or style, no style attribute, no address of another
origin: the policy is `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval';
style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src blob:; base-uri 'none';
form-action 'none'">`. A letter is shown by a Blob address (in a frame, or as a download).

"form" answers with

    { events:        [{ kind, title, meaning, chapter, day, fields: [name], needs: [name], starts, follows: [kind], scheduled }],
      fields:        { name: { label, help, type: "day"|"yes-no"|"choice"|"choices"|"text", choices?: [{ value, label }] } },   // of events
      choices:       { kind: { field: [value] } },      // where a kind takes fewer choices than its field has
      circumstances: [{ kind, title, help, fields: [{ name, label, help, type, choices?, needed }] }],
      determination: [{ name, label, help, type, choices?, needed }],
      claim:         [{ … }],  reasons: [{ reason, title, why }],    // reasons that are no exceptions; any other text may be claimed too
      exceptions:    [{ id, title, provision, url, in_force, duties: [id] }],
      readings:      [{ id, question, adopted, answers: [{ id, described }] }],
      chapters:      [{ title, kinds: [kind] }] }

`day` is "sent", "served" or "on": what the event's own day is. "exceptions" answers with

    { limits: [{ duty, title, provision, url, holder, started_by, started, outcome, due, standing,
                 exceptions: [{ id, title, provision, url, in_force, state, decided, lifts, determinations, missing, why }] }] }

`state` is "available" (its conditions are met, which lifts nothing until somebody decided so), "not-available", "needs-facts" or
"not-in-force". `why` is a tree of reasons: { title, outcome, reason?, provision?, steps: […] }, or null. `lifts` says whether it
lifts the limit. `missing` are the facts that would decide it.
*/

const READY = "ready";

let started;
let worker;
let next = 0;
const waiting = new Map();

/** What the library refused, in plain words. */
export class AskError extends Error {
  constructor({ message, problems }) {
    super(message);
    this.name = "AskError";
    this.problems = problems ?? [];
  }
}

/** Load the library; see the contract above. */
export function start(onProgress = () => {}) {
  started ??= begin(onProgress).catch((error) => {
    started = undefined; // so that the page may try again
    throw error;
  });
  return started;
}

/** Ask the library; see the contract above. */
export async function ask(kind, question = {}) {
  await start();
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, ask: kind, question });
  });
}

/** Hear of a newer build; see the contract above. */
export async function newer(callback) {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  const tell = (found) => found.state === "installed" && registration.active && callback(() => take(found));
  const watch = (found) => {
    tell(found);
    found.addEventListener("statechange", () => tell(found));
  };
  const coming = registration.waiting ?? registration.installing;
  if (coming) watch(coming);
  else registration.addEventListener("updatefound", () => watch(registration.installing), { once: true });
}

async function begin(onProgress) {
  const offline = await keep(onProgress);
  onProgress({ done: 0, total: 0, step: "start" });
  const about = await wake();
  return { ...about, offline };
}

/** Fetch every file once, through the service worker, which then answers without a network. */
async function keep(onProgress) {
  if (!navigator.serviceWorker) return false; // no secure origin, or a private window: the files come from the server
  const tell = ({ data }) => onProgress({ ...data, step: "download" });
  navigator.serviceWorker.addEventListener("message", tell);
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    if (registration.waiting) await take(registration.waiting); // nothing is typed yet, so the newer build may come at once
    if (!navigator.serviceWorker.controller) await controlled(registration);
    return true;
  } catch (error) {
    console.warn("The page will need the network:", error);
    return false;
  } finally {
    navigator.serviceWorker.removeEventListener("message", tell); // a newer build is fetched without a word
  }
}

function controlled(registration) {
  return new Promise((resolve, reject) => {
    navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    const coming = registration.installing ?? registration.waiting ?? registration.active;
    const giveUp = () => reject(new Error("not every file could be fetched or kept"));
    if (!coming || coming.state === "redundant") return giveUp();
    coming.addEventListener("statechange", () => coming.state === "redundant" && giveUp());
    if (registration.active) registration.active.postMessage("claim"); // after a forced reload nothing controls the page
  });
}

function take(found) {
  return new Promise(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    found.postMessage("take over");
  });
}

function wake() {
  return new Promise((resolve, reject) => {
    const fail = (message) => {
      worker.terminate();
      for (const each of waiting.values()) each.reject(new AskError({ message }));
      waiting.clear();
      started = undefined;
      reject(new AskError({ message }));
    };
    worker = new Worker("worker.js", { type: "module", name: "sendrules" });
    worker.addEventListener("error", (event) => fail(event.message || "the library could not be loaded"));
    worker.addEventListener("message", ({ data }) => {
      if (data.id === READY) return data.error ? fail(data.error.message) : resolve(data.answer);
      const { resolve: answered, reject: refused } = waiting.get(data.id);
      waiting.delete(data.id);
      return data.error ? refused(new AskError(data.error)) : answered(data.answer);
    });
  });
}
