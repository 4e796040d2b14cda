// A box marked data-follow-end stays at its end while things come in, until the person scrolls up; back at the end it follows again.
const nearEnd = 96;
/** @type {WeakSet<Element>} */
const left = new WeakSet();
/** @type {WeakMap<Element, number>} */
const heights = new WeakMap();

/** @param {Element} box */
const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;

document.addEventListener("scroll", (event) => {
  const box = event.target;
  if (box instanceof Element && box.hasAttribute("data-follow-end")) {
    if (isAtEnd(box)) {
      left.delete(box);
    } else if (heights.get(box) === box.scrollHeight) {
      left.add(box);
    }
  }
}, { capture: true, passive: true });

function follow() {
  for (const box of document.querySelectorAll("[data-follow-end]")) {
    if (heights.get(box) !== box.scrollHeight) {
      heights.set(box, box.scrollHeight);
      if (!left.has(box)) {
        box.scrollTop = box.scrollHeight;
      }
    }
  }
}

let waiting = false;
new MutationObserver(() => {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true });
document.addEventListener("click", (event) => {
  if (/** @type {Element} */ (event.target).closest?.("[data-to-end]")) {
    for (const box of document.querySelectorAll("[data-follow-end]")) {
      left.delete(box);
      box.scrollTop = box.scrollHeight;
    }
  }
});
follow();
