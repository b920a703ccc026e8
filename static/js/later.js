/* Scripts that come when they are first wanted: a page can be read, and its days dragged, without them.
   ``window.OpenDoor.htmx(address)`` loads htmx. What serves a chart's *Explore* and *Cite and share* is named on this
   script's own tag: data-explore comes with the first click, data-share when the reader comes near. */
(function () {
  "use strict";

  const { explore, share } = document.currentScript.dataset;
  const asked = new Map();

  /* Each once; asked for again where it failed. */
  function later(address) {
    if (!asked.has(address)) {
      asked.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => { asked.delete(address); script.remove(); reject(new Error("not loaded: " + address)); });
        document.head.append(script);
      }));
    }
    return asked.get(address);
  }

  const htmx = (address) => later(address).then(() => window.htmx);

  /* Asked for, and not yet driven by its own script; a second click meanwhile is the same. */
  function isWaiting(button) { return button && !button.hasAttribute("aria-expanded") && !button.hasAttribute("aria-busy"); }

  async function open(button) {
    const told = button.nextElementSibling;
    if (told && told.matches("[data-told]")) told.remove();
    button.setAttribute("aria-busy", "true");
    try {
      await later(explore);
      button.click();
    } catch (error) {
      const words = document.createElement("span");
      words.setAttribute("role", "status");
      words.dataset.told = "";
      words.textContent = " " + button.dataset.wordsFailed;
      button.after(words);
    }
    button.removeAttribute("aria-busy");
  }

  /* Also for what comes later, with the server's page of another day. */
  function offer() {
    if (explore) for (const button of document.querySelectorAll("[data-explore]")) button.hidden = false;
    if (near) for (const part of document.querySelectorAll("[data-cite]")) near.observe(part);
  }

  const near = share && new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) later(share).catch(() => { /* Its buttons stay hidden. */ });
  }, { rootMargin: "400px" });

  if (explore) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-explore]");
      if (isWaiting(button)) open(button);
    });
  }
  document.addEventListener("open-door:confirmed", offer);
  offer();

  window.OpenDoor = Object.assign(window.OpenDoor || {}, { htmx });
})();
