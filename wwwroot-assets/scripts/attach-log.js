// Logs for a message: dropped anywhere on the conversation, chosen, or pasted. Each is sent to the portal at once, with progress and a way to
// stop; a long paste becomes a log as well, so that the message box stays readable.
import { announce } from './announce.js';

const mostBytes = 64 * 1024 * 1024;
const pasteCharacters = 2000;
const pasteLines = 30;
const most = 5;

/** @typedef {{ key: string, id?: string, name: string, sent: number, size: number, lines?: number, state: 'sending' | 'ready' | 'failed', problem?: string }} Chip */

const token = () => /** @type {HTMLInputElement | null} */ (document.querySelector('input[name=__RequestVerificationToken]'))?.value ?? '';

/** @param {Blob} file */
async function refusal(file) {
  const head = new Uint8Array(await file.slice(0, 6).arrayBuffer());
  /** @param {number[]} bytes */
  const begins = (...bytes) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0x50, 0x4b) || begins(0x37, 0x7a, 0xbc, 0xaf) || begins(0x52, 0x61, 0x72, 0x21) || begins(0xfd, 0x37, 0x7a, 0x58)) {
    return 'This is an archive. Please unpack it and send the log file itself (.log, .txt or .log.gz).';
  }
  if (file.size > mostBytes) return 'This log is larger than 64 MiB. Please send the part around the problem.';
  return file.size === 0 ? 'There is nothing in this file.' : null;
}

/**
 * @param {HTMLElement} zone the conversation: files may be dropped anywhere on it
 * @param {HTMLTextAreaElement} box
 * @param {HTMLInputElement} input
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown> }} page
 */
export function attach(zone, box, input, page) {
  /** @type {Map<string, { chip: Chip, request: XMLHttpRequest }>} */
  const running = new Map();
  let count = 0;
  let number = 0;
  let pastes = 0;

  /** @param {Chip} chip */
  const tell = (chip) => page.invokeMethodAsync('ShowLogAsync', { ...chip }).catch(() => {});

  /** @param {Blob} file @param {string} name */
  async function send(file, name) {
    /** @type {Chip} */
    const chip = { key: `${Date.now()}-${++number}`, name: name.slice(0, 120), sent: 0, size: file.size, state: 'sending' };
    const problem = count >= most ? `At most ${most} logs fit with one message.` : await refusal(file);
    if (problem) {
      announce(problem);
      await tell({ ...chip, state: 'failed', problem });
      return;
    }
    count++;
    const request = new XMLHttpRequest();
    running.set(chip.key, { chip, request });
    await tell(chip);
    let shown = 0;
    request.upload.addEventListener('progress', (event) => {
      if (performance.now() - shown > 250) {
        shown = performance.now();
        chip.sent = event.loaded;
        tell(chip);
      }
    });
    request.addEventListener('loadend', () => {
      running.delete(chip.key);
      if (request.status === 201) {
        const answer = JSON.parse(request.responseText);
        announce(`${answer.name} is attached.`);
        tell({ ...chip, id: answer.id, name: answer.name, lines: answer.lines, size: answer.bytes, state: 'ready' });
        return;
      }
      count--;
      if (chip.state !== 'failed') {
        const words = said(request);
        announce(words);
        tell({ ...chip, state: 'failed', problem: words });
      }
    });
    request.open('POST', '/api/attachments/');
    request.setRequestHeader('RequestVerificationToken', token());
    request.setRequestHeader('X-File-Name', encodeURIComponent(name.slice(-200)));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.send(file);
  }

  /** @param {XMLHttpRequest} request */
  function said(request) {
    try {
      const words = JSON.parse(request.responseText).message;
      if (words) return String(words);
    } catch { /* no words of ours */ }
    return request.status === 401 || request.status === 400
      ? 'You have been signed out. Please reload the page and try again.'
      : 'The log could not be sent. Please check your connection and try again.';
  }

  /** @param {Iterable<File>} files */
  const sendAll = (files) => [...files].forEach((file) => send(file, file.name));

  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const files = event.clipboardData?.files;
    if (files?.length) {
      event.preventDefault();
      sendAll(files);
      return;
    }
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length > pasteCharacters || text.split('\n', pasteLines + 1).length > pasteLines) {
      event.preventDefault();
      send(new Blob([text], { type: 'text/plain' }), ++pastes === 1 ? 'Pasted log.txt' : `Pasted log ${pastes}.txt`);
    }
  };
  const chosen = () => {
    sendAll(input.files ?? []);
    input.value = '';
  };
  /** @param {DragEvent} event */
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  /** @param {DragEvent} event */
  const over = (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      zone.classList.add('drop-over');
    }
  };
  /** @param {DragEvent} event */
  const leave = (event) => {
    if (!zone.contains(/** @type {Node | null} */ (event.relatedTarget))) zone.classList.remove('drop-over');
  };
  /** @param {DragEvent} event */
  const drop = (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    zone.classList.remove('drop-over');
    sendAll(event.dataTransfer?.files ?? []);
    box.focus();
  };

  box.addEventListener('paste', paste);
  input.addEventListener('change', chosen);
  zone.addEventListener('dragover', over);
  zone.addEventListener('dragleave', leave);
  zone.addEventListener('drop', drop);
  return {
    choose() { input.click(); },
    /** Stops a transfer, or throws away what was sent. @param {string} key @param {string | null} id */
    remove(key, id) {
      const there = running.get(key);
      if (there) {
        there.chip.state = 'failed';
        there.request.abort();
      } else if (id) {
        count--;
        fetch(`/api/attachments/${id}`, { method: 'DELETE', headers: { RequestVerificationToken: token() } }).catch(() => {});
      }
      box.focus();
    },
    /** The message went out with them. @param {number} taken */
    sent(taken) { count = Math.max(0, count - taken); },
    dispose() {
      running.forEach(({ chip, request }) => { chip.state = 'failed'; request.abort(); });
      box.removeEventListener('paste', paste);
      input.removeEventListener('change', chosen);
      zone.removeEventListener('dragover', over);
      zone.removeEventListener('dragleave', leave);
      zone.removeEventListener('drop', drop);
    },
  };
}
