// Native <dialog>: the browser keeps focus inside and closes on Esc. Also closes open menus (<details class="menu">).

/** @param {HTMLDialogElement | null} dialog */
export function open(dialog) {
  if (dialog && !dialog.open) {
    dialog.showModal();
  }
}

/** @param {HTMLDialogElement | null} dialog */
export function close(dialog) {
  if (dialog?.open) {
    dialog.close();
  }
}

/** @param {MouseEvent} event */
function clicked(event) {
  const target = /** @type {Element} */ (event.target);
  const opener = target.closest?.("[data-opens]");
  if (opener) {
    open(/** @type {HTMLDialogElement | null} */ (document.getElementById(opener.getAttribute("data-opens") ?? "")));
  }

  const dialog = /** @type {HTMLDialogElement | null} */ (target.closest?.("dialog") ?? null);
  if (dialog && (target.closest("[data-closes], a[href]") || (target === dialog && isOnVeil(dialog, event)))) {
    close(dialog);
  }

  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target) || target.closest(".menu-item")) {
      menu.removeAttribute("open");
    }
  }
}

/** A click on the veil arrives at the dialog itself, outside its box. @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isOnVeil(dialog, event) {
  const box = dialog.getBoundingClientRect();
  const keyboard = event.clientX === 0 && event.clientY === 0;
  return !keyboard && (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom);
}

document.addEventListener("click", clicked);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.removeAttribute("open");
    /** @type {HTMLElement | null} */ (menu.querySelector("summary"))?.focus();
  }
});
