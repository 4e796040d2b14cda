// Enter sends, Shift-Enter makes a line; a half-written character of an input method is left alone.
document.addEventListener("keydown", (event) => {
  const box = /** @type {HTMLTextAreaElement | null} */ (/** @type {Element} */ (event.target).closest?.("textarea[data-submit-on-enter]") ?? null);
  if (!box || event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
    return;
  }
  event.preventDefault();
  // Blazor's @bind listens for change, which a key press alone does not raise.
  box.dispatchEvent(new Event("change", { bubbles: true }));
  if (box.value.trim() !== "") {
    box.form?.requestSubmit();
  }
});
