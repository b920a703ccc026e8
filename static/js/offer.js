/* Languages (templates/parts/foot.html): a reader whose browser asks for another language than the page's is offered it in
   a line, never led there; and the ways to the other languages lead to what the page shows now. */
(function () {
  "use strict";

  const spoken = document.documentElement.lang;

  /* The page's address as it is now – time may have been moved, something searched – in another language. */
  function lead(link) {
    const path = spoken === "en" ? location.pathname : location.pathname.slice(3);
    link.href = (link.hreflang === "en" ? "" : `/${link.hreflang}`) + path.replace(/^\/+/, "/") + location.search;
  }

  for (const type of ["pointerdown", "focusin", "click"]) {
    document.addEventListener(type, ({ target }) => {
      const link = target.closest && target.closest(":is(.languages, .offer) a");
      if (link) lead(link);
    }, true);
  }

  /* Storage may be switched off: then the next page offers it again. */
  function closed(now) {
    try {
      if (now) sessionStorage.setItem("offer", "closed");
      return sessionStorage.getItem("offer");
    } catch (refused) {
      return null;
    }
  }

  const ways = [...document.querySelectorAll(".languages a")];
  const wanted = navigator.languages.map((tag) => ways.find((way) => way.hreflang === tag.slice(0, 2))).find(Boolean);
  if (!wanted || !wanted.dataset.offer || closed()) return;

  const offer = document.createElement("aside");
  Object.assign(offer, { className: "offer", lang: wanted.hreflang, ariaLabel: wanted.textContent });
  const link = wanted.cloneNode();
  link.textContent = wanted.dataset.offer;
  const button = document.createElement("button");
  button.textContent = wanted.dataset.close;
  button.addEventListener("click", () => { offer.remove(); closed(true); });
  offer.append(link, button);
  document.querySelector(".skip").after(offer);
})();
