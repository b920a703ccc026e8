/* The theme: a class on <html>, chosen by the reader and kept on the reader's own machine. Runs before the first paint.
   And what lies below the first window (data-late) is laid out after that paint, which does not wait for it. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js"); /* what only a script can drive is shown then */
  var asked = root.classList.contains("theme-light") || root.classList.contains("theme-dark");

  function kept() {
    try {
      return localStorage.getItem("theme");
    } catch (refused) {
      return null;
    }
  }

  function keep(theme) {
    try {
      localStorage.setItem("theme", theme);
    } catch (refused) {
      /* Storage is switched off: the choice holds for this page. */
    }
  }

  function wear(theme) {
    root.classList.remove("theme-auto", "theme-light", "theme-dark");
    root.classList.add("theme-" + theme);
  }

  function isDark() {
    if (root.classList.contains("theme-dark")) return true;
    if (root.classList.contains("theme-light")) return false;
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  if (!asked && (kept() === "light" || kept() === "dark")) wear(kept());

  function unveil() {
    var part = document.querySelector("[data-late]");
    if (part) part.removeAttribute("data-late");
  }

  document.addEventListener("DOMContentLoaded", function () {
    requestAnimationFrame(function () { setTimeout(unveil); });
    var button = document.querySelector("[data-theme-button]");
    if (!button) return;
    function name() {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
    }
    button.addEventListener("click", function () {
      var theme = isDark() ? "light" : "dark";
      wear(theme);
      keep(theme);
      name();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
    name();
    button.hidden = false;
  });
})();
