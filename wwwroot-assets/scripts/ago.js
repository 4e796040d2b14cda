// Keeps "just now" true while a page stays open. Counts from the server's clock (data-now); the words are those of TimeWords.Ago.
/** @type {WeakMap<Element, { now: string, seen: number }>} */
const known = new WeakMap();

/** @param {number} minutes */
function words(minutes) {
  if (minutes < 59.5) {
    return `${Math.max(1, Math.round(minutes))} min ago`;
  }
  return minutes < 22 * 60 ? `${Math.max(1, Math.round(minutes / 60))} h ago` : "yesterday";
}

/** @param {HTMLElement} time */
function refresh(time) {
  const now = time.dataset.now ?? "";
  const state = known.get(time);
  if (state?.now !== now) {
    known.set(time, { now, seen: Date.now() });
    return;
  }
  const minutes = (Date.parse(now) + Date.now() - state.seen - Date.parse(time.getAttribute("datetime") ?? "")) / 60000;
  // Older ones change too seldom to matter, and times to come are the countdown's.
  if (minutes >= 0.75 && minutes < 36 * 60 && time.firstChild) {
    time.firstChild.nodeValue = words(minutes);
  }
}

setInterval(() => {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    refresh(/** @type {HTMLElement} */ (time));
  }
}, 15000);
