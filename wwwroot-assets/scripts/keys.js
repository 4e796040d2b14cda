// Ctrl-K (or Cmd-K) goes to the search of the page, Esc presses what stops. Menus and dialogs take Esc first.

/** @param {string} name */
const marked = (name) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-key="${name}"]`)]).find((element) => element.checkVisibility());

/** @param {KeyboardEvent} event */
function find(event) {
  const field = marked("find");
  if (field) {
    event.preventDefault();
    field.matches("button, a, summary") ? field.click() : field.focus();
  }
}

document.addEventListener("keydown", (event) => {
  const field = event.key === "Enter" && event.shiftKey ? /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-shift-enter]") ?? null) : null;
  if (field) {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (document.querySelector(field.dataset.shiftEnter ?? ""))?.click();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    find(event);
  } else if (event.key === "Escape" && !event.isComposing && !document.querySelector("dialog[open], details.menu[open]")) {
    marked("escape")?.click();
  }
}, { capture: true }); // before a menu closes itself, so that one Esc does one thing
