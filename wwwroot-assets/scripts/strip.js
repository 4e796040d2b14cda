// Pressing a strip (data-strip-of="#BOX") brings the box to that part of it.
/** @param {PointerEvent} event */
function go(event) {
  const strip = /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-strip-of]") ?? null);
  const box = strip && document.querySelector(strip.dataset.stripOf ?? "");
  if (strip && box && event.buttons === 1) {
    const place = strip.getBoundingClientRect();
    box.scrollTop = ((event.clientY - place.top) / place.height) * box.scrollHeight - box.clientHeight / 2;
  }
}

document.addEventListener("pointerdown", go);
document.addEventListener("pointermove", go);
