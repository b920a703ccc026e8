/* The search of the statements: what is typed or chosen is looked for at once, on this page. Without it, the form does. */
(function () {
  "use strict";

  const REST = 250;                  /* milliseconds without a letter, until the server is asked */
  const FOUND = "#found";
  const BESIDE = "#lists-held,#heading,#cite-held,#foot";
  const form = document.getElementById("search");
  if (!form) return;

  const field = form.elements.q;
  const asking = document.getElementById("asking");
  const says = form.querySelector("[data-search-says]");
  const failed = form.querySelector("[data-search-failed]");
  const lists = document.getElementById("lists");
  const wide = matchMedia("(min-width: 60rem)");
  let resting = 0, typing = false, wanted = location.pathname + location.search;

  /* ---------- What is asked, as an address without what was left empty ---------- */

  function address() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) asked.append(name, value.trim());
    return form.getAttribute("action") + (asked.size ? `?${asked}` : "");
  }

  /* ---------- The server's page takes over ---------- */

  async function look(url, kept) {
    window.clearTimeout(resting);
    if (url === wanted && kept !== "again") return;
    wanted = url;
    /* Letters of one word are one step back. */
    if (!kept) history.pushState({ openDoor: true }, "", url);
    else if (kept === "typing") history.replaceState({ openDoor: true }, "", url);
    document.getElementById("found").setAttribute("aria-busy", "true");
    try {
      (await window.OpenDoor.htmx(asking.dataset.htmx)).ajax("GET", url, { source: asking, target: FOUND, select: FOUND, swap: "outerHTML", selectOOB: BESIDE });
    } catch (error) {
      fail();
    }
  }

  function fail() {
    document.getElementById("found").removeAttribute("aria-busy");
    failed.textContent = form.dataset.wordsFailed;
    failed.hidden = false;
  }

  const isOurs = ({ pathInfo }) => pathInfo.requestPath === wanted;

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!isOurs(event.detail)) event.detail.shouldSwap = false;
    else if (event.detail.xhr.status === 400) refused(event.detail);
    else if (event.detail.xhr.status >= 400) fail();
  });
  document.body.addEventListener("htmx:sendError", fail);

  /* What cannot be asked: the server's own words. */
  function refused(detail) {
    const page = new DOMParser().parseFromString(detail.serverResponse, "text/html");
    const words = page.querySelector(".standfirst, main p");
    fail();
    if (words) failed.textContent = words.textContent;
  }

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful || !isOurs(event.detail)) return;
    failed.hidden = true;
    const found = document.getElementById("found");
    says.textContent = found.dataset.says;
    const title = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").title;
    if (title) document.title = title;
    kept();
    document.dispatchEvent(new CustomEvent("open-door:confirmed"));
  });

  /* The form carries along what the address says and no field shows. */
  function kept() {
    const asked = new URL(location.href).searchParams;
    for (const name of ["order", "on"]) {
      let held = form.querySelector(`input[type=hidden][name=${name}]`);
      if (!asked.has(name)) { if (held) held.remove(); continue; }
      if (!held) {
        held = Object.assign(document.createElement("input"), { type: "hidden", name });
        form.prepend(held);
      }
      held.value = asked.get(name);
    }
  }

  /* ---------- What the reader does ---------- */

  field.addEventListener("input", () => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      look(address(), typing ? "typing" : "");
      typing = true;
    }, REST);
  });
  field.addEventListener("blur", () => { typing = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typing = false;
    look(address(), "");
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target !== field) look(address(), "");
  });

  function plain(event) { return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey); }

  /* Removing a choice, another order, another page. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("#found [data-search-link], #found .pages a");
    if (!link || !plain(event)) return;
    event.preventDefault();
    const url = new URL(link.href);
    show(url);
    look(url.pathname + url.search, "");
    const turned = link.closest(".pages");
    document.body.addEventListener("htmx:afterSettle", () => {
      const title = document.getElementById("found-title");
      title.tabIndex = -1;
      title.focus({ preventScroll: !turned });
    }, { once: true });
  });

  /* The field says what the address says. */
  function show(url) {
    field.value = url.searchParams.get("q") || "";
    typing = false;
  }

  window.addEventListener("popstate", () => {
    const url = new URL(location.href);
    show(url);
    look(url.pathname + url.search, "again");
  });

  const open = () => { if (wide.matches) lists.open = true; };
  wide.addEventListener("change", open);
  open();
  form.closest("body").classList.add("searches-at-once");
})();
