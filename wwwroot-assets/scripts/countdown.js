import { announce } from "./announce.js";

// The server decides when time is up; this only shows what is left, by the server's clock (data-now), not the device's.
const sayAt = [30, 10];
/** @type {WeakMap<Element, { ends: number, left: number }>} */
const known = new WeakMap();

/** @param {HTMLElement} clock */
function begin(clock) {
  const ends = Date.parse(clock.getAttribute("datetime") ?? "");
  const now = Date.parse(clock.dataset.now ?? "");
  const skew = Number.isNaN(now) ? 0 : Date.now() - now;
  const state = { ends: ends + skew, left: Number.POSITIVE_INFINITY };
  known.set(clock, state);
  return state;
}

/** @param {HTMLElement} clock */
function tick(clock) {
  const state = known.get(clock) ?? begin(clock);
  const left = Math.max(0, Math.ceil((state.ends - Date.now()) / 1000));
  if (left === state.left || Number.isNaN(left)) {
    return;
  }
  for (const at of sayAt) {
    if (state.left > at && state.left !== Number.POSITIVE_INFINITY && left <= at && left > 0) {
      announce(`${left} seconds left to decide`);
    }
  }
  state.left = left;
  const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  // The text node stays the one Blazor made, so that a later render still finds it.
  if (clock.firstChild) {
    clock.firstChild.nodeValue = text;
  }
  clock.classList.toggle("countdown-near", left <= 10);
}

setInterval(() => {
  for (const clock of document.querySelectorAll("time[data-countdown]")) {
    tick(/** @type {HTMLElement} */ (clock));
  }
}, 250);
