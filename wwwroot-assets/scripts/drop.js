// Files dropped on an element with data-drop-to="#ID" go to that file input, as if they had been chosen there.

/** @param {DragEvent} event */
const zoneOf = (event) =>
  event.dataTransfer?.types.includes("Files") ? /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-drop-to]") ?? null) : null;

document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  if (zone) {
    event.preventDefault();
    zone.classList.add("drop-over");
  }
});

document.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event);
  if (zone && !zone.contains(/** @type {Node | null} */ (event.relatedTarget))) {
    zone.classList.remove("drop-over");
  }
});

document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!zone) {
    return;
  }
  event.preventDefault();
  zone.classList.remove("drop-over");
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector(zone.dataset.dropTo ?? ""));
  if (input && !input.disabled && event.dataTransfer) {
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
