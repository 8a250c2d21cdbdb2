/* Starts the engine and says how far it is. */
import { start } from "./engine.js";

const state = document.getElementById("state");

start(({ done, total, step }) => {
  state.textContent = step === "download" ? `Loading: ${Math.floor((100 * done) / total)}%` : "Starting.";
}).then(
  ({ sendrules, calendar }) => {
    state.textContent = `Ready. sendrules ${sendrules}, with the bank holidays up to ${calendar.last}.`;
  },
  (error) => {
    state.textContent = error.message;
  },
);
