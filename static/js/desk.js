/* What the desk adds to others' scripts: names for the boxes that Select2 draws, which it leaves without one; and no
   check of what is typed, by htmx, once the form was sent: it would meet what the sending made of the row. */
(function () {
  "use strict";

  function words(label) {
    return label ? label.textContent.trim().replace(/:$/, "") : "";
  }

  function nameOf(select) {
    return words(select.labels && select.labels[0]) || select.getAttribute("aria-label") || select.name;
  }

  function nameBoxes() {
    document.querySelectorAll("select.select2-hidden-accessible").forEach(function (select) {
      var box = select.nextElementSibling && select.nextElementSibling.querySelector("[role=combobox]");
      if (!box) return;
      var chosen = select.selectedOptions.length && !select.multiple ? select.selectedOptions[0].textContent.trim() : "";
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", nameOf(select) + (chosen ? ": " + chosen : ""));
      var shown = box.querySelector(".select2-selection__rendered");
      if (shown) {
        shown.setAttribute("role", "presentation");
        shown.removeAttribute("aria-readonly");
      }
      var search = box.querySelector("input.select2-search__field");
      if (search) search.setAttribute("aria-label", nameOf(select));
    });
    var open = document.querySelector(".select2-dropdown input.select2-search__field");
    if (open && !open.getAttribute("aria-label")) {
      var field = document.querySelector(".select2-container--open");
      var select = field && field.previousElementSibling;
      open.setAttribute("aria-label", select && select.tagName === "SELECT" ? nameOf(select) : "Search");
    }
  }

  new MutationObserver(nameBoxes).observe(document.documentElement, { childList: true, subtree: true });
  nameBoxes();

  var sent = new Set();
  document.addEventListener("submit", function (event) {
    if (!event.defaultPrevented) sent.add(event.target);
  });
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (sent.has(event.target.closest("form"))) event.preventDefault();
  });
  /* Back on a page that the browser kept, it is checked again. */
  window.addEventListener("pageshow", function () { sent.clear(); });
})();
