// Ctrl-K (or Cmd-K) puts the cursor into the search box.

/** @param {HTMLInputElement} box */
export function attach(box) {
  const key = (/** @type {KeyboardEvent} */ event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      box.closest('dialog, [data-drawer]')?.setAttribute('data-open', '');
      box.focus();
      box.select();
    }
  };
  document.addEventListener('keydown', key);
  return { dispose: () => document.removeEventListener('keydown', key) };
}
