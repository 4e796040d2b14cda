// The portal's small behaviours. Each listens on the document, so that static and live pages, and pages swapped in by enhanced
// navigation, behave the same without any set-up of their own.
import "./ago.js";
import "./theme.js";
import "./dialogs.js";
import "./citations.js";
import "./copy.js";
import "./countdown.js";
import "./composer.js";
import "./drop.js";
import "./follow-end.js";
import "./scroll-here.js";
import "./keys.js";
import "./strip.js";

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("[data-reload]")) {
    location.reload();
  }
});
