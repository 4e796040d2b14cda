import { announce } from "./announce.js";

/** @param {Element} button */
function textOf(button) {
  const from = button.getAttribute("data-copy-from");
  return from ? document.querySelector(from)?.textContent ?? "" : button.getAttribute("data-copy") ?? "";
}

/** @param {Element} button */
async function copy(button) {
  try {
    await navigator.clipboard.writeText(textOf(button));
    button.classList.add("is-copied");
    setTimeout(() => button.classList.remove("is-copied"), 2000);
    announce("Copied");
  } catch {
    announce("The browser did not allow copying");
  }
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest?.("[data-copy], [data-copy-from]");
  if (button) {
    void copy(button);
  }
});
