// What carries data-scroll-here is brought into view when it gets the attribute, and again when its value changes.
/** @param {Element} element */
const show = (element) => element.scrollIntoView({ block: "center", behavior: "instant" });

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") {
      const element = /** @type {Element} */ (change.target);
      if (element.hasAttribute("data-scroll-here")) {
        show(element);
      }
      continue;
    }
    for (const added of change.addedNodes) {
      if (added instanceof Element) {
        const element = added.matches("[data-scroll-here]") ? added : added.querySelector("[data-scroll-here]");
        if (element) {
          show(element);
        }
      }
    }
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-scroll-here"] });

const first = document.querySelector("[data-scroll-here]");
if (first) {
  show(first);
}
