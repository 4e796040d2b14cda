// Shows a log of any size: only the lines in sight are in the page, and only windows around them are asked for.

const chunkLines = 200;
const keptChunks = 40;
const overscan = 30;
// Browsers stop at about 17 (Firefox) and 33 million pixels; a longer log is scrolled in proportion.
const mostPixels = 15_000_000;

/** @typedef {{ t: string, l: number, c: number }} Line */
/** @typedef {{ line: number, level: number, title: string }} Mark */

/** @param {string} url */
async function read(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @param {HTMLElement} frame @param {string} log @param {number} startLine */
export async function attach(frame, log, startLine) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (frame.querySelector(`[data-part=${name}]`));
  const [scroll, space, rows, foot, count] = ['scroll', 'space', 'rows', 'foot', 'count'].map(part);
  const find = /** @type {HTMLInputElement} */ (part('find'));
  const goTo = /** @type {HTMLInputElement} */ (part('goto'));
  const strip = /** @type {SVGElement} */ (/** @type {unknown} */ (part('strip')));
  const form = /** @type {HTMLFormElement} */ (part('search'));
  const base = `/api/attachments/${log}`;
  const listeners = new AbortController();
  const on = (/** @type {EventTarget} */ target, /** @type {string} */ name, /** @type {(event: any) => void} */ act, options = {}) =>
    target.addEventListener(name, act, { ...options, signal: listeners.signal });

  /** @type {{ lines: number, strip: number[] }} */
  let outline;
  try {
    outline = await read(`${base}/outline`);
  } catch {
    rows.textContent = 'The lines could not be read. Please reload the page.';
    return { jump() {}, mark() {}, dispose() {} };
  }

  const total = outline.lines;
  const digits = String(total).length;
  /** @type {Map<number, Line[]>} */
  const chunks = new Map();
  /** @type {Set<number>} */
  const asked = new Set();
  /** @type {Map<number, HTMLElement>} */
  const shown = new Map();
  /** @type {Map<number, Mark>} */
  let marks = new Map();
  let selected = 0;
  let words = '';
  /** @type {number[]} */
  let hits = [];
  let hitCount = 0;
  let searching = 0;
  let height = 20;

  const view = () => scroll.clientHeight;
  const full = () => total * height;
  const pixels = () => Math.min(full(), mostPixels);
  const ratio = () => (pixels() >= full() ? 1 : (full() - view()) / (pixels() - view()));
  const top = () => scroll.scrollTop * ratio();

  function measure() {
    const probe = row(1, { t: 'M', l: 0, c: 0 });
    rows.append(probe);
    height = probe.getBoundingClientRect().height || height;
    probe.remove();
    space.style.height = `${pixels()}px`;
  }

  /** @param {number} number @param {Line | undefined} line */
  function row(number, line) {
    const element = document.createElement('div');
    element.className = 'viewer-line';
    element.dataset.testid = 'log-line';
    element.dataset.line = String(number);
    const link = document.createElement('a');
    link.className = 'viewer-number';
    link.href = `?line=${number}`;
    link.textContent = String(number);
    link.tabIndex = -1;
    link.style.minWidth = `calc(${Math.max(4, digits)}ch + 1.5rem)`;
    const text = document.createElement('span');
    text.className = 'viewer-text';
    element.append(link, text);
    fill(element, number, line);
    return element;
  }

  /** @param {HTMLElement} element @param {number} number @param {Line | undefined} line */
  function fill(element, number, line) {
    const mark = marks.get(number);
    element.classList.toggle('viewer-line-warn', line?.l === 1);
    element.classList.toggle('viewer-line-bad', line?.l === 2);
    element.classList.toggle('viewer-line-found', !!mark);
    element.classList.toggle('viewer-line-found-bad', mark?.level === 2);
    element.classList.toggle('log-line-hit', number === selected);
    element.title = mark ? mark.title : '';
    if (number === selected) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
    const text = /** @type {HTMLElement} */ (element.lastElementChild);
    if (!line) {
      text.textContent = '…';
      element.dataset.waiting = '';
      return;
    }
    delete element.dataset.waiting;
    light(text, line.c > 0 ? `${line.t} … ${line.c.toLocaleString('en')} more characters` : line.t);
  }

  /** @param {HTMLElement} element @param {string} text */
  function light(element, text) {
    if (!words) {
      element.textContent = text;
      return;
    }
    const pieces = [];
    const low = text.toLowerCase();
    const wanted = words.toLowerCase();
    let at = 0;
    for (let next; (next = low.indexOf(wanted, at)) >= 0 && pieces.length < 100; at = next + wanted.length) {
      const piece = document.createElement('mark');
      piece.textContent = text.slice(next, next + wanted.length);
      pieces.push(text.slice(at, next), piece);
    }
    element.replaceChildren(...pieces, text.slice(at));
  }

  const lineOf = (/** @type {number} */ number) => {
    const at = number - 1;
    return chunks.get(Math.floor(at / chunkLines))?.[at % chunkLines];
  };

  let drawing = false;
  function draw() {
    if (!drawing) {
      drawing = true;
      requestAnimationFrame(drawNow);
    }
  }

  function drawNow() {
    drawing = false;
    const first = Math.max(1, Math.floor(top() / height) + 1 - overscan);
    const last = Math.min(total, first + Math.ceil(view() / height) + 2 * overscan);
    for (const [number, element] of shown) {
      if (number < first || number > last) {
        element.remove();
        shown.delete(number);
      }
    }
    /** @type {Element | null} */
    let before = rows.firstElementChild;
    for (let number = first; number <= last; number++) {
      let element = shown.get(number);
      if (!element) {
        element = row(number, lineOf(number));
        shown.set(number, element);
        rows.insertBefore(element, before);
      } else {
        before = element.nextElementSibling;
      }
    }
    // With a scaled scroll bar the block hangs where the eye is, in the pixels that there are.
    rows.style.transform = `translateY(${(first - 1) * height - top() + scroll.scrollTop}px)`;
    ask(first, last);
    drawView();
  }

  let asking = 0;
  /** @param {number} first @param {number} last */
  function ask(first, last) {
    clearTimeout(asking);
    const from = Math.floor((first - 1) / chunkLines);
    const to = Math.floor((last - 1) / chunkLines);
    const missing = [];
    for (let chunk = from; chunk <= to; chunk++) if (!chunks.has(chunk) && !asked.has(chunk)) missing.push(chunk);
    // A flick through the log asks for nothing that is already past.
    if (missing.length) asking = setTimeout(() => missing.forEach(load), chunks.size === 0 ? 0 : 40);
  }

  /** @param {number} chunk */
  async function load(chunk) {
    asked.add(chunk);
    try {
      const answer = await read(`${base}/lines?from=${chunk * chunkLines + 1}&count=${chunkLines}`);
      chunks.delete(chunk);
      chunks.set(chunk, answer.lines);
      if (chunks.size > keptChunks) chunks.delete(/** @type {number} */ (chunks.keys().next().value));
      for (const [number, element] of shown) {
        if (Math.floor((number - 1) / chunkLines) === chunk) fill(element, number, lineOf(number));
      }
      if (selected && Math.floor((selected - 1) / chunkLines) === chunk) tellSelected();
    } catch {
      setTimeout(draw, 2000);
    } finally {
      asked.delete(chunk);
    }
  }

  function redraw() {
    for (const [number, element] of shown) fill(element, number, lineOf(number));
  }

  // ---- the strip
  const svg = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
    return element;
  };
  const looking = svg('rect', { class: 'strip-view', x: 0, width: 12 });

  function drawStrip() {
    const size = 1000 / Math.max(1, outline.strip.length);
    const pieces = [];
    outline.strip.forEach((level, i) => {
      if (level > 0) pieces.push(svg('rect', { class: level === 2 ? 'strip-bad' : 'strip-warn', x: 5, width: 7, y: i * size, height: Math.max(size, 2) }));
    });
    const y = (/** @type {number} */ line) => ((line - 1) / Math.max(1, total)) * 1000;
    const step = Math.max(1, Math.floor(hits.length / 400));
    for (let i = 0; i < hits.length; i += step) pieces.push(svg('rect', { class: 'strip-hit', x: 5, width: 7, y: y(hits[i]), height: 2 }));
    for (const mark of marks.values()) pieces.push(svg('rect', { class: `strip-found strip-found-${mark.level}`, x: 0, width: 4, y: Math.min(995, y(mark.line)), height: 5 }));
    strip.replaceChildren(looking, ...pieces);
  }

  function drawView() {
    const whole = Math.max(1, full());
    looking.setAttribute('y', String((top() / whole) * 1000));
    looking.setAttribute('height', String(Math.max(6, Math.min(1, view() / whole) * 1000)));
  }

  /** @param {PointerEvent} event */
  const press = (event) => {
    const box = strip.getBoundingClientRect();
    const place = (event.clientY - box.top) / box.height;
    scroll.scrollTop = (place * full() - view() / 2) / ratio();
  };
  on(strip, 'pointerdown', (event) => { strip.setPointerCapture(event.pointerId); press(event); });
  on(strip, 'pointermove', (event) => { if (event.buttons) press(event); });

  // ---- jumping
  /** @param {number} number @param {boolean} [keep] leave the address as it is */
  function jump(number, keep) {
    selected = Math.min(total, Math.max(1, Math.round(number)));
    scroll.scrollTop = ((selected - 1) * height - view() / 2 + height / 2) / ratio();
    scroll.scrollLeft = 0;
    if (!keep) history.replaceState(history.state, '', `?line=${selected}`);
    drawNow();
    redraw();
    tellSelected();
  }

  function tellSelected() {
    const line = lineOf(selected);
    foot.hidden = !line;
    if (line) foot.textContent = `${selected}: ${line.t}`;
  }

  on(rows, 'click', (event) => {
    const link = event.target.closest('.viewer-number');
    const line = event.target.closest('.viewer-line');
    if (link) event.preventDefault();
    if (line && !getSelection()?.toString()) {
      selected = Number(line.dataset.line);
      history.replaceState(history.state, '', `?line=${selected}`);
      redraw();
      tellSelected();
    }
  });

  // ---- searching
  let typing = 0;
  function tellCount() {
    if (!words) count.textContent = '';
    else if (hitCount === 0) count.textContent = 'not found';
    else {
      const at = hits.indexOf(selected);
      const many = hitCount.toLocaleString('en');
      count.textContent = at >= 0 ? `${(at + 1).toLocaleString('en')} of ${many}` : hitCount === 1 ? '1 line' : `${many} lines`;
    }
  }

  async function search() {
    const round = ++searching;
    words = find.value.trim();
    if (!words) {
      [hits, hitCount] = [[], 0];
    } else {
      count.textContent = '…';
      try {
        const answer = await read(`${base}/find?text=${encodeURIComponent(words)}`);
        if (round !== searching) return false;
        [hits, hitCount] = [answer.lines, answer.count];
      } catch {
        count.textContent = 'could not search';
        return false;
      }
    }
    redraw();
    drawStrip();
    tellCount();
    return true;
  }

  /** @param {number} step */
  async function step(step) {
    clearTimeout(typing);
    if (find.value.trim() !== words && !(await search())) return;
    if (!hits.length) return;
    const from = selected || Math.floor(top() / height);
    const next = step > 0 ? hits.find((line) => line > from) ?? hits[0] : hits.findLast((line) => line < from) ?? hits[hits.length - 1];
    jump(next);
    tellCount();
  }

  on(find, 'input', () => { clearTimeout(typing); typing = setTimeout(search, 250); });
  on(find, 'keydown', (event) => {
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      step(-1);
    } else if (event.key === 'Escape' && find.value) {
      event.stopPropagation();
      find.value = '';
      search();
    }
  });
  on(form, 'submit', (event) => { event.preventDefault(); step(1); });
  on(part('previous'), 'click', () => step(-1));
  on(goTo, 'keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      const number = Number(goTo.value.replace(/\D/g, ''));
      if (number) jump(number);
    }
  });
  on(part('problem'), 'click', () => {
    const places = [...marks.keys()].sort((a, b) => a - b);
    if (places.length) {
      jump(places.find((line) => line > selected) ?? places[0]);
      return;
    }
    // Without findings: the next stretch with errors, as the strip shows it.
    const size = total / Math.max(1, outline.strip.length);
    const from = selected || 0;
    const at = outline.strip.findIndex((level, i) => level === 2 && i * size + 1 > from);
    if (at >= 0) jump(at * size + 1);
  });
  on(scroll, 'scroll', draw, { passive: true });
  on(scroll, 'keydown', (event) => {
    // The browser's own Home and End go to the ends of the bar, which is right here too; only lines are stepped.
    if ((event.key === 'j' || event.key === 'k') && selected) jump(selected + (event.key === 'j' ? 1 : -1));
  });
  const sized = new ResizeObserver(() => { measure(); draw(); });

  measure();
  drawStrip();
  sized.observe(scroll);
  if (startLine > 0) jump(startLine, true);
  else drawNow();
  frame.dataset.ready = '';

  return {
    /** @param {number} line */
    jump(line) { jump(line); scroll.focus({ preventScroll: true }); },
    /** @param {Mark[]} found */
    mark(found) {
      marks = new Map(found.map((mark) => [mark.line, mark]));
      redraw();
      drawStrip();
      drawView();
    },
    dispose() {
      listeners.abort();
      sized.disconnect();
      clearTimeout(typing);
      clearTimeout(asking);
    },
  };
}
