/* Cite and share (templates/parts/cite.html): copies the citation or its address, or hands it to the device's own menu. */
(function () {
  "use strict";
  function prepare(part) {
    if (part.dataset.cite) return;
    part.dataset.cite = "ready";
    const address = part.querySelector("[data-address]").href;
    const words = part.querySelector("[data-words]").textContent;
    const status = part.querySelector("[role=status]");

    function say(text) {
      status.textContent = "";
      setTimeout(() => { status.textContent = text; }, 50);
    }

    for (const button of part.querySelectorAll("[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(button.dataset.copy === "all" ? words + " " + address : address);
          say(status.dataset.done);
        } catch (refused) {
          say(status.dataset.failed);
        }
      });
    }
    const share = part.querySelector("[data-share]");
    share.hidden = !navigator.share;
    share.addEventListener("click", () => {
      navigator.share({ title: share.dataset.share, url: address }).catch(() => { /* The reader thought better of it. */ });
    });
  }

  const prepareAll = () => document.querySelectorAll("[data-cite]").forEach(prepare);
  document.addEventListener("open-door:confirmed", prepareAll);
  prepareAll();
})();
