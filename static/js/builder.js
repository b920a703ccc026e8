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

  let unfolded = [];

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
      location.assign(event.detail.xhr.responseURL);
      return;
    }
    unfolded = [...builder().querySelectorAll(".builder-tab")].filter((one) => one.open).map((one) => one.id);
    unfolded.members = document.getElementById("members")?.open;
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    const tabs = [...builder().querySelectorAll(".builder-tab")];
    if (tabs.some((one) => unfolded.includes(one.id))) for (const one of tabs) one.open = unfolded.includes(one.id);
    const members = document.getElementById("members");
    if (members && unfolded.members) members.open = true;
    offer();
  });

  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(failure, () => {
      const form = builder().querySelector("form");
      form.querySelector("[data-failed]").textContent = form.dataset.wordsFailed;
    });
  }

  offer();
})();
