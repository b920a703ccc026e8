/* Languages (templates/parts/foot.html): a reader whose browser asks for another language than the page's is offered it in a
   line, never led there; and the ways to the other languages lead to what the page shows now. */
(function () {
  "use strict";

  const KEY = "offer";
  const spoken = document.documentElement.lang;
  const ways = () => [...document.querySelectorAll(".languages a[hreflang]")];

  /* The page's address as it is now – time may have been moved, something searched – in another language. */
  function now(language) {
    const plain = spoken === "en" ? location.pathname : location.pathname.replace(`/${spoken}/`, "/");
    return (language === "en" ? "" : `/${language}`) + plain.replace(/^\/+/, "/") + location.search;
  }

  for (const type of ["pointerdown", "focusin", "click"]) {
    document.addEventListener(type, (event) => {
      const link = event.target.closest && event.target.closest(".languages a[hreflang], .offer a");
      if (link) link.setAttribute("href", now(link.hreflang));
    }, true);
  }

  function isClosed() {
    try {
      return sessionStorage.getItem(KEY) !== null;
    } catch (refused) {
      return false;
    }
  }

  function close() {
    document.querySelector(".offer").remove();
    try {
      sessionStorage.setItem(KEY, "closed");
    } catch (refused) {
      /* Storage is switched off: the next page offers it again. */
    }
  }

  const asked = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).map((code) => ways().find((way) => way.hreflang === code));
  const wanted = asked.find(Boolean);
  if (!wanted || wanted.hreflang === spoken || isClosed()) return;

  const offer = document.createElement("aside");
  Object.assign(offer, { className: "offer", lang: wanted.hreflang, ariaLabel: wanted.textContent });
  const link = Object.assign(document.createElement("a"), { href: now(wanted.hreflang), hreflang: wanted.hreflang, textContent: wanted.dataset.offer });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: wanted.dataset.close });
  button.addEventListener("click", close);
  offer.append(link, button);
  document.querySelector(".skip").after(offer);
})();
