// A citation in a text opens its source: the element with data-cite-target in the same message, else in the page.
document.addEventListener("click", (event) => {
  const mark = /** @type {Element} */ (event.target).closest?.("[data-cite]");
  if (!mark) {
    return;
  }
  const wanted = `[data-cite-target="${CSS.escape(mark.getAttribute("data-cite") ?? "")}"]`;
  const source = /** @type {HTMLElement | null} */ (mark.closest(".message, [data-cites]")?.querySelector(wanted) ?? document.querySelector(wanted));
  if (source?.matches("button, a, summary")) {
    source.click();
  } else {
    source?.scrollIntoView({ block: "nearest" });
    source?.focus({ preventScroll: true });
  }
});
