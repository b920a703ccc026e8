/* The builder of embeds (templates/share.html): its form shows what it makes at every change, by htmx; this copies the
   codes, keeps the unfolded parts unfolded, and goes to the server's own page where it has something to refuse. */
(function () {
  "use strict";

  const builder = () => document.getElementById("builder");

  function offer() {
    if (navigator.clipboard) for (const button of builder().querySelectorAll("[data-copy-of]")) button.hidden = false;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy-of]");
    if (!button) return;
    const code = document.getElementById(button.dataset.copyOf);
    const status = button.parentElement.querySelector("[role=status]");
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(code.value);
      status.textContent = status.dataset.done;
    } catch (refused) {
      code.select();
      status.textContent = status.dataset.failed;
    }
  });

  let unfolded = new Set();

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
      location.assign(event.detail.xhr.responseURL);
      return;
    }
    const resized = event.detail.requestConfig.triggeringEvent?.target?.id === "width";
    unfolded = new Set();
    for (const one of builder().querySelectorAll("details")) {
      if (one.open && !(resized && one.name === "preview")) unfolded.add(one.id);
      one.removeAttribute("name"); // else it would fold the new ones, while both are there
    }
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    for (const id of unfolded) {
      const one = document.getElementById(id);
      if (one) one.open = true;
    }
    offer();
  });

  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(failure, () => {
      const form = builder().querySelector("form");
      form.querySelector("[data-failed]").textContent = form.dataset.wordsFailed;
    });
  }

  if (innerWidth < 720) {
    const narrowest = builder().querySelector("details[name=preview]");
    if (narrowest) narrowest.open = true;
  }
  offer();
})();
