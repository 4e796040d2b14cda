// The choice of theme lives in a cookie, so that the server writes <html data-theme> and nothing flashes.

/** @param {string} choice "light", "dark" or "system" */
function choose(choice) {
  const explicit = choice === "light" || choice === "dark";
  const age = explicit ? 31536000 : 0;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=lax${secure}`;
  if (explicit) {
    document.documentElement.dataset.theme = choice;
  } else {
    delete document.documentElement.dataset.theme;
  }
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === choice));
  }
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest?.("[data-theme-choice]");
  if (button) {
    choose(button.getAttribute("data-theme-choice") ?? "system");
  }
});
