/* A member's card: beside what is pointed at, focused or tapped, never over it. Its words are those of the member's row in
   the table; while time moves, the latest words are left out until the server's page has come. */
(function () {
  "use strict";

  const { element, painter, day } = window.OpenDoor;
  const card = document.getElementById("card");
  if (!card || !painter) return;

  const WAIT = 140, LEAVE = 260, APART = 10;
  const SELECTOR = "#squares [data-member], #seen svg [data-member], #seen .strip [data-member]";
  const body = card.querySelector(".card-body");
  const more = card.querySelector(".card-more a");
  let member = null, anchor = null, timer = 0, byKeyboard = false, opener = "";

  function fact(words, ...what) { return element("div", {}, element("dt", {}, words), element("dd", {}, ...what)); }

  function fill(code) {
    const row = document.querySelector(`[data-row="${code}"]`);
    if (!row) return false;
    painter.row(row, day());
    const copy = (name) => [...row.querySelector(`[data-cell=${name}]`).cloneNode(true).childNodes];
    const current = window.OpenDoor.isConfirmed();
    const stance = row.querySelector("[data-cell=stance]").cloneNode(true);
    const note = stance.querySelector(".note");
    if (note) note.remove();
    const facts = element("dl", {});
    if (!row.querySelector("[data-cell=since]").classList.contains("none")) {
      facts.append(fact(card.dataset.since, ...copy("since"), ", ", row.querySelector("[data-cell=confidence]").textContent.trim().toLowerCase()));
    }
    if (note) facts.append(fact(card.dataset.conditions, note.textContent));
    facts.append(fact(card.dataset.before, ...copy("before")));
    if (current) facts.append(fact(card.dataset.latest, ...copy("latest")));
    body.replaceChildren(element("p", { class: "card-name" }, row.querySelector("th").textContent.trim()), element("div", { class: "card-stance" }, ...stance.childNodes), facts);
    more.setAttribute("href", row.querySelector("th a").getAttribute("href"));
    return true;
  }

  /* Beside the member where there is room, so that neither it nor the edge of the window is covered. */
  function place() {
    card.style.maxHeight = "";
    const around = anchor.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const bar = document.querySelector(".time-bar");
    const foot = bar ? Math.min(bar.getBoundingClientRect().top, innerHeight) : innerHeight;
    const floor = foot > innerHeight * .4 ? foot : innerHeight;
    const fit = (value, most) => Math.max(8, Math.min(value, most - 8));
    const left = fit(around.left + around.width / 2 - width / 2, innerWidth - width);
    const top = fit(around.top + around.height / 2 - height / 2, floor - height);
    const above = around.top - APART - 8, below = floor - around.bottom - APART - 8;
    const places = [
      [around.right + APART, top, around.right + APART + width <= innerWidth - 8],
      [around.left - APART - width, top, around.left - APART - width >= 8],
      [left, around.bottom + APART, height <= below],
      [left, around.top - APART - height, height <= above],
    ];
    let [x, y] = places.find(([, , fits]) => fits) || [];
    if (x === undefined) {
      const most = Math.max(above, below, 120);
      card.style.maxHeight = `${Math.floor(most)}px`;
      [x, y] = [left, above > below ? around.top - APART - most : around.bottom + APART];
    }
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
  }

  function open(link, how) {
    window.clearTimeout(timer);
    if (!fill(link.dataset.member)) return;
    close();
    member = link.dataset.member;
    anchor = link;
    opener = how;
    card.hidden = false;
    anchor.setAttribute("aria-describedby", "card");
    place();
  }

  function close() {
    window.clearTimeout(timer);
    if (anchor) anchor.removeAttribute("aria-describedby");
    member = anchor = null;
    card.hidden = true;
  }

  const soon = (what, wait) => { window.clearTimeout(timer); timer = window.setTimeout(what, wait); };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = event.target.closest(SELECTOR);
    if (link && link.dataset.member !== member) soon(() => { if (link.isConnected) open(link, "pointer"); }, WAIT);
    else if (link || card.contains(event.target)) window.clearTimeout(timer);
    else if (member && opener === "pointer") soon(close, LEAVE);
    else window.clearTimeout(timer);
  });
  document.addEventListener("keydown", (event) => {
    byKeyboard = true;
    if (event.key === "Escape" && member) { event.preventDefault(); close(); }
  });
  document.addEventListener("pointerdown", (event) => {
    byKeyboard = false;
    if (member && !card.contains(event.target) && !event.target.closest(SELECTOR)) close();
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(SELECTOR);
    if (link && byKeyboard) open(link, "focus");
    else if (member && opener === "focus" && !card.contains(event.target)) close();
  });

  /* A finger's first tap shows the card, its second on the same member opens the page. */
  let touched = false;
  document.addEventListener("pointerup", (event) => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(SELECTOR);
    if (!link || !touched || event.detail === 0 || member === link.dataset.member) return;
    event.preventDefault();
    open(link, "touch");
  }, true);

  card.querySelector(".card-close").addEventListener("click", close);
  window.addEventListener("scroll", () => { if (member) { if (anchor.isConnected) place(); else close(); } }, { passive: true });
  document.addEventListener("input", (event) => { if (event.target.id === "time") close(); });
  document.addEventListener("open-door:confirmed", () => {
    if (!member) return;
    const again = document.querySelector(`#seen :not([hidden]) svg [data-member="${member}"]`);
    if (again) open(again, opener); else close();
  });
})();
