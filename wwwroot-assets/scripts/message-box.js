// The message box of the chat: Enter sends, Shift-Enter breaks the line; it grows with its text,
// and what is not sent yet survives a reload.

/** @param {HTMLTextAreaElement} box @param {string} draftKey */
export function attach(box, draftKey) {
  const form = box.form;
  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  };
  const keep = () => {
    grow();
    if (box.value) sessionStorage.setItem(draftKey, box.value);
    else sessionStorage.removeItem(draftKey);
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // with a log attached no words are needed
      if (box.value.trim() || form?.querySelector('[data-log-ready]')) form?.requestSubmit();
    }
  };
  if (!box.value) box.value = sessionStorage.getItem(draftKey) ?? '';
  grow();
  box.addEventListener('input', keep);
  box.addEventListener('keydown', key);
  return {
    /** Empties the box and gives its text. */
    take() {
      const text = box.value;
      box.value = '';
      keep();
      return text;
    },
    /** Puts a text that was not taken back, unless something new was typed. */
    restore(/** @type {string} */ text) {
      if (!box.value) box.value = text;
      keep();
      box.focus();
    },
    set(/** @type {string} */ text) {
      box.value = text;
      keep();
      box.focus();
    },
    focus() {
      box.focus();
    },
    dispose() {
      box.removeEventListener('input', keep);
      box.removeEventListener('keydown', key);
    },
  };
}
