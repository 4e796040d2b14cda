// Keeps the newest words in view while the reader is at the bottom, and leaves them alone when they have scrolled up.

/** @param {HTMLElement} scroller */
export function follow(scroller) {
  let atBottom = true;
  const near = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  const scrolled = () => {
    atBottom = near();
    scroller.toggleAttribute('data-scrolled-up', !atBottom);
  };
  const grown = new MutationObserver(() => {
    if (atBottom) toBottom();
  });
  // A citation in the text opens the source of that number below it.
  const cite = (/** @type {MouseEvent} */ event) => {
    const mark = event.target instanceof Element ? event.target.closest('a.citation') : null;
    if (!mark) return;
    event.preventDefault();
    const n = mark.getAttribute('href')?.split('-').pop();
    const source = mark.closest('[data-testid="message"]')?.querySelector(`[data-cite="${n}"]`);
    if (source instanceof HTMLElement) source.click();
  };
  scroller.addEventListener('click', cite);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  grown.observe(scroller, { childList: true, subtree: true, characterData: true });
  toBottom();
  return {
    toBottom() {
      atBottom = true;
      toBottom();
    },
    dispose() {
      grown.disconnect();
      scroller.removeEventListener('click', cite);
      scroller.removeEventListener('scroll', scrolled);
    },
  };
}
