/* Runs the library: loads Pyodide once, then answers { id, ask, question } with { id, answer } or { id, error }. */
import { loadPyodide } from "./pyodide/pyodide.js";

const NOTHING_ELSE = JSON.stringify({
  info: { arch: "wasm32", platform: "emscripten", version: "page", python: "3.14", abi_version: "2026_0" },
  packages: {},
});
const FAULT = "This is a fault of the page, and not of your answers.";

/** A case to answer before anybody asks, so that what is loaded once is loaded by then. */
const FIRST = { case: { reference: "1", events: [{ kind: "request", on: "2025-05-21" }] }, as_of: "2025-10-20" };
const AHEAD = ["evaluate", "exceptions", "family", "officer", "calendar", "letters", "letter"];

let answered;

async function begin() {
  const [python, packages] = await Promise.all([
    loadPyodide({
      indexURL: new URL("pyodide/", self.location).href,
      lockFileContents: NOTHING_ELSE,
      env: { HOME: "/home/page", PYTHONDONTWRITEBYTECODE: "1" },
    }),
    fetch("pyodide/packages.zip").then((response) => {
      if (!response.ok) throw new Error(`packages.zip: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  python.unpackArchive(packages, "zip", { extractDir: "/lib/python3.14/site-packages" });
  answered = python.pyimport("sendrules.browser.answering").answered;
  return reply("about", {}).answer;
}

function reply(kind, question) {
  try {
    return JSON.parse(answered(String(kind), JSON.stringify(question)));
  } catch (error) {
    console.error(error);
    return { error: { message: FAULT, problems: [] } };
  }
}

/** Ask one thing after the other, so that what the page asks comes in between. */
function loadTheRest([next, ...others]) {
  if (!next) return;
  reply(next, next === "letter" ? { ...FIRST, kind: "late-plan" } : FIRST);
  setTimeout(loadTheRest, 0, others);
}

self.onmessage = ({ data: { id, ask, question } }) => self.postMessage({ id, ...reply(ask, question) });

begin().then(
  (answer) => {
    self.postMessage({ id: "ready", answer });
    setTimeout(loadTheRest, 0, AHEAD);
  },
  (error) => self.postMessage({ id: "ready", error: { message: `The library could not be loaded: ${error.message}` } }),
);
