/* The time control: from a slider, a date, a stop, a step or the address to a day; painted at once, confirmed at rest. */
(function () {
  "use strict";

  const { Days, Painter, text } = window.OpenDoor;
  const REST = 350;                  /* milliseconds without a move, until the server is asked */
  const SPEED = 40 / 1000;           /* days a millisecond, while playing */
  const STEP = 1600;                 /* milliseconds from shift to shift, where motion is to be reduced */
  const SPEAK = 250;
  const MOVING = 120;                /* milliseconds: days that follow each other faster are a movement */
  const REGIONS = "#opening,#squares,#seen,#counted,#below,#foot,#days-held";
  const byId = (id) => document.getElementById(id);
  const form = byId("time-control");
  const held = byId("days");
  if (!form || !held) return;

  const range = byId("time");
  const date = byId("on");
  const line = form.querySelector(".time-day");
  const served = Number(range.defaultValue);      /* where the server drew the line */
  const status = form.querySelector("[data-time-says]");
  const failed = form.querySelector(".time-failed");
  const playing = form.querySelector("[data-time-play]");
  const confirm = byId("confirm");
  const stage = byId("alliance");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let days = new Days(JSON.parse(held.textContent));
  const painter = new Painter(days);
  const state = { day: days.number(date.defaultValue), view: stage.dataset.view, confirmed: null, at: location.pathname + location.search };
  state.confirmed = state.day;
  let frame = 0, resting = 0, speaking = 0, telling = 0, drawn = -Infinity, pressed = false, play = null;

  /* ---------- Addresses ---------- */

  function address(day, view = state.view) {
    const asked = new URLSearchParams(location.search);
    const kept = new URLSearchParams();
    if (asked.has("edition")) kept.set("edition", asked.get("edition"));
    if (view !== "map") kept.set("view", view);
    if (asked.has("sort") && view === state.view) kept.set("sort", asked.get("sort"));
    if (asked.has("theme")) kept.set("theme", asked.get("theme"));
    const path = day === days.today ? days.paths.today : days.paths.day.replace("DAY", days.iso(day));
    return path + (kept.size ? `?${kept}` : "");
  }

  function went(how, there) {
    history[how]({ openDoor: true }, "", there);
    state.at = location.pathname + location.search;
  }

  function dayOf(url) {
    const prefix = days.paths.day.split("DAY")[0];
    return url.pathname.startsWith(prefix) ? days.number(url.pathname.slice(prefix.length, prefix.length + 10)) : days.today;
  }

  /* ---------- Painting ---------- */

  /* In a movement the words follow when they can; they are all there when it pauses. */
  function draw(now) {
    frame = 0;
    const { day } = state;
    const moving = now - drawn < MOVING;
    drawn = now;
    const { positions, counts, turn } = painter.paint(day, moving);
    window.clearTimeout(telling);
    telling = moving ? window.setTimeout(drawWholly, MOVING) : 0;
    if (state.view === "table" && (turn === null || turn === 4)) painter.rows(day);
    const place = Math.max(day - days.first, 0);
    line.style.transform = `translateX(${100 * (place - served) / (days.today - days.first)}%)`;
    line.classList.toggle("before", day < days.first);
    range.classList.toggle("before", day < days.first);
    if (Number(range.value) !== place) range.value = place;
    range.setAttribute("aria-valuetext", days.words(day));
    if (state.view === "strip") strip(place, day);
    window.clearTimeout(speaking);
    speaking = window.setTimeout(() => text(status, days.spoken(day, counts, positions.length)), play ? 4 * SPEAK : SPEAK);
  }

  function drawWholly() {
    cancelAnimationFrame(frame);
    drawn = -Infinity;
    draw(performance.now());
  }

  function strip(place, day) {
    for (const mark of document.querySelectorAll(".strip-day")) {
      mark.setAttribute("x1", place);
      mark.setAttribute("x2", place);
    }
    const share = 100 * place / (days.today - days.first);
    for (const name of document.querySelectorAll(".strip-day-name")) {
      name.setAttribute("x", `${share.toFixed(2)}%`);
      name.setAttribute("text-anchor", share < 50 ? "start" : "end");
      text(name, days.words(day));
    }
  }

  /* Where the buttons and links around the control lead from this day. */
  function settle() {
    const { day } = state;
    date.value = days.iso(day);
    for (const step of form.querySelectorAll("[data-time-step]")) {
      const there = days.shiftBeside(day, Number(step.dataset.timeStep));
      step.classList.toggle("off", there === null);
      step.removeAttribute("title");
      if (there === null) step.removeAttribute("href"); else step.setAttribute("href", address(there));
    }
    for (const stop of form.querySelectorAll(".stops a")) {
      stop.setAttribute("href", address(days.number(stop.dataset.day)));
      if (days.number(stop.dataset.day) === day) stop.setAttribute("aria-current", "date"); else stop.removeAttribute("aria-current");
    }
    const today = form.querySelector("[data-today]");
    today.hidden = day === days.today;
    today.setAttribute("href", address(days.today));
    for (const link of document.querySelectorAll("[data-view-link]")) link.setAttribute("href", address(day, link.dataset.viewLink));
  }

  /* ---------- Moving ---------- */

  function go(day, how = {}) {
    const there = Math.min(Math.max(day, 0), days.today);
    if (!how.playing) stop();
    state.day = there;
    if (!frame) frame = requestAnimationFrame(draw);
    window.clearTimeout(resting);
    if (!how.playing && !pressed) resting = window.setTimeout(() => rest(how), how.at === "once" ? 0 : REST);
  }

  function rest(how = {}) {
    if (frame || telling) drawWholly();
    settle();
    const there = address(state.day);
    if (how.history !== "kept" && there !== state.at) went("pushState", there);
    if (state.day !== state.confirmed || how.again) fetchPage(there, state.day);
  }

  /* ---------- The server's page takes over ---------- */

  let wanted = null;
  async function fetchPage(url, day) {
    confirm.dataset.wanted = url;
    wanted = day;
    try {
      (await window.OpenDoor.htmx(confirm.dataset.htmx)).ajax("GET", url, { source: confirm, target: confirm, swap: "none", selectOOB: REGIONS });
    } catch (error) {
      fail();
    }
  }

  function fail() {
    failed.textContent = confirm.dataset.wordsFailed;
    failed.hidden = false;
  }

  /* Whether an answer is the one that the page waits for: the reader may have moved on. */
  function isWanted({ target, pathInfo }) {
    return target === confirm && pathInfo.requestPath === confirm.dataset.wanted && wanted === state.day && !play;
  }

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!isWanted(event.detail)) event.detail.shouldSwap = false;
    else if (event.detail.xhr.status >= 400) fail();
    else keepFocus();
  });
  document.body.addEventListener("htmx:sendError", fail);
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful || !isWanted(event.detail)) return;
    failed.hidden = true;
    state.confirmed = state.day;
    days = new Days(JSON.parse(byId("days").textContent));
    painter.days = days;
    painter.index();
    drawWholly();
    settle();
    giveFocus();
    document.dispatchEvent(new CustomEvent("open-door:confirmed"));
  });

  /* A swap must not lose the reader's place: the same member, in the same chart, is focused again. */
  let focused = null;
  function keepFocus() {
    const link = document.activeElement && document.activeElement.closest("[data-member], [data-sort], .names a");
    const region = link && link.closest("#squares, #seen, #counted");
    focused = region ? { region: region.id, kind: link.closest("svg, ol, ul, table").getAttribute("class").split(" ")[0], member: link.dataset.member, sort: link.dataset.sort, path: link.pathname } : null;
  }
  function giveFocus() {
    if (!focused) return;
    const { region, kind, member, sort, path } = focused;
    const link = [...document.querySelectorAll(`#${region} .${kind} a`)].find((one) => (
      member ? one.dataset.member === member : sort ? one.dataset.sort === sort : one.pathname === path
    ));
    if (link && document.activeElement !== link) link.focus({ preventScroll: true });
    focused = null;
  }

  /* ---------- Playing ---------- */

  function stop() {
    if (!play) return false;
    cancelAnimationFrame(play.frame);
    window.clearTimeout(play.timer);
    play = null;
    playing.setAttribute("aria-pressed", "false");
    text(playing.querySelector("[data-time-play-words]"), form.dataset.play);
    return true;
  }

  function start() {
    if (state.day >= days.today || state.day < days.first) state.day = days.first;
    play = { at: state.day, last: performance.now() };
    playing.setAttribute("aria-pressed", "true");
    text(playing.querySelector("[data-time-play-words]"), form.dataset.pause);
    window.clearTimeout(resting);
    if (still.matches) stepOn(); else play.frame = requestAnimationFrame(glide);
  }

  function glide(now) {
    if (!play) return;
    play.at += Math.min(now - play.last, 100) * SPEED;
    play.last = now;
    go(Math.floor(play.at), { playing: true });
    if (state.day >= days.today) pause(); else play.frame = requestAnimationFrame(glide);
  }

  function stepOn() {
    if (!play) return;
    const there = days.shiftBeside(state.day, 1);
    go(there === null ? days.today : there, { playing: true });
    if (there === null) pause(); else play.timer = window.setTimeout(stepOn, STEP);
  }

  function pause() { if (stop()) rest(); }

  /* ---------- What the reader does ---------- */

  range.addEventListener("input", () => go(days.first + Number(range.value)));
  range.addEventListener("change", () => go(days.first + Number(range.value)));
  /* As long as a finger is on the slider, nothing is at rest. */
  range.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => {
      if (!pressed) return;
      pressed = false;
      go(days.first + Number(range.value));
    });
  }
  range.addEventListener("keydown", (event) => {
    const steps = { PageUp: 1, PageDown: -1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const there = days.shiftBeside(state.day, steps[event.key]);
    if (there !== null) go(there);
    else text(status, steps[event.key] > 0 ? form.dataset.noLater : form.dataset.noEarlier);
  });
  date.addEventListener("change", () => { if (date.value && date.checkValidity()) go(days.number(date.value)); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(days.number(date.value), { at: "once" });
  });
  playing.addEventListener("click", () => { if (play) pause(); else start(); });
  document.addEventListener("pointerdown", (event) => { if (play && !playing.contains(event.target)) pause(); });
  document.addEventListener("keydown", (event) => { if (play && !playing.contains(event.target)) pause(); else if (play && event.key === "Escape") pause(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) pause(); });

  function plain(event) { return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey); }

  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !plain(event)) return;
    event.preventDefault();
    go(dayOf(new URL(link.href)), { at: "once" });
  });

  function show(view) {
    state.view = stage.dataset.view = view;
    for (const part of document.querySelectorAll("#seen > [data-view]")) part.hidden = part.dataset.view !== view;
    for (const link of document.querySelectorAll("[data-view-link]")) {
      if (link.dataset.viewLink === view) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
    drawWholly();
  }

  byId("views").addEventListener("click", (event) => {
    const link = event.target.closest("[data-view-link]");
    if (!link || !plain(event)) return;
    event.preventDefault();
    const there = address(state.day, link.dataset.viewLink);
    show(link.dataset.viewLink);
    went("replaceState", there);
    settle();
    if (isEmpty()) fetchPage(there, state.day);
  });

  /* The strip comes with the server's page of its view. */
  function isEmpty() {
    const part = document.querySelector(`#seen > [data-view="${state.view}"]`);
    return !part || !part.firstElementChild;
  }

  /* Another order of the same view: the server sorts. */
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sort]");
    if (!link || !plain(event)) return;
    event.preventDefault();
    went("pushState", link.href);
    fetchPage(link.href, state.day);
  });

  /* A member's link leads to the day that is shown, also while its page has not come yet. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#squares a[data-member], #seen a[data-member], #seen [data-row] th a, #counted .names a");
    if (!link || state.day === state.confirmed) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (state.day === days.today) url.searchParams.delete("on"); else url.searchParams.set("on", days.iso(state.day));
    link.setAttribute("href", url.pathname + url.search);
  }, true);

  window.addEventListener("popstate", () => {
    const url = new URL(location.href);
    if (url.pathname + url.search === state.at) return;    /* only to another place on the page */
    state.at = url.pathname + url.search;
    const view = url.searchParams.get("view") || "map";
    if (view !== state.view) show(view);
    go(dayOf(url), { at: "once", history: "kept", again: true });
  });

  range.hidden = false;
  playing.hidden = false;
  settle();
  Object.assign(window.OpenDoor, { painter, day: () => state.day, isConfirmed: () => state.day === state.confirmed });
})();
