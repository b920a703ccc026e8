/* Paints a day over the page: map, tiles, squares, counts, list and sentences, as the server's page of that day has them.
   Only what differs from the day shown before is touched; while time moves, the words follow a few frames behind. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const TURNS = 12;                  /* frames in which everything beside the charts had its turn, while time moves */
  const byId = (id) => document.getElementById(id);

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /* The words of an element that holds nothing else: where it has a text already, only that is changed. */
  function text(node, words) {
    if (!node) return;
    const held = node.firstChild;
    if (!held || held !== node.lastChild || held.nodeType !== Node.TEXT_NODE) node.textContent = words;
    else if (held.data !== words) held.data = words;
  }

  function put(node, name, value) { if (node.getAttribute(name) !== value) node.setAttribute(name, value); }

  /* Gives an element these children in this order, moving as few as can be. */
  function arrange(parent, children) {
    const wanted = new Set(children);
    for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
    let place = parent.firstElementChild;
    for (const child of children) {
      if (place && place !== child && place.nextElementSibling === child) {
        place.remove();                /* it comes later */
        place = child;
      }
      if (place === child) place = place.nextElementSibling;
      else parent.insertBefore(child, place);
    }
  }

  function time(days, day) { return element("time", { datetime: days.iso(day) }, days.words(day)); }

  class Painter {
    constructor(days) {
      this.days = days;
      this.index();
    }

    /* What is on the page now: asked again after the server's page has come. */
    index() {
      this.shown = new Map();
      this.groups = new Map();
      this.names = new Map(this.namesShown());
      this.behind = new Map();
      this.changed = new Map();
      this.turn = 0;
      this.order = null;
      this.shapes = [["map", document.querySelector(".map-drawing")], ["grid", document.querySelector("svg.grid")]]
        .filter(([, svg]) => svg)
        .map(([prefix, svg]) => ({
          prefix, svg, view: svg.closest("[data-view]"), ample: svg.querySelector(".ample"), bare: svg.querySelector(".bare"),
          links: new Map([...svg.querySelectorAll("[data-member], [data-awaited]")].map((link) => [link.dataset.member || link.dataset.awaited, link])),
        }));
      this.squares = document.querySelector(".tiles");
      this.tiles = new Map(this.squares ? [...this.squares.children].map((tile) => [tile.firstElementChild.dataset.member, tile]) : []);
    }

    /* The names in the list: they stay the same elements, or whoever stands on one would lose the place. */
    * namesShown() {
      const bySlug = new Map(this.days.members.map((member) => [member.slug, member]));
      for (const item of document.querySelectorAll(".legend .names > li")) {
        const member = bySlug.get(item.firstElementChild.pathname.split("/").at(-2));
        if (member) yield [member.code + (item.querySelector(".soft") ? "!" : ""), item];
      }
    }

    icon(code) {
      const [name, shape] = this.days.marks[code];
      const svg = document.createElementNS(SVG, "svg");
      for (const [key, value] of [["class", `icon stance-${code}`], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"], ["focusable", "false"]]) svg.setAttribute(key, value);
      const place = document.createElementNS(SVG, "g");
      place.setAttribute("transform", "translate(8 8) scale(1.1)");
      const mark = document.createElementNS(SVG, "path");
      mark.setAttribute("class", name);
      mark.setAttribute("d", shape);
      place.append(mark);
      svg.append(place);
      return svg;
    }

    stance(code) {
      return element("span", { class: "stance" }, this.icon(code), element("span", {}, this.days.wording.labels[code]));
    }

    href(member, day) {
      const asked = new URLSearchParams(location.search);
      const kept = new URLSearchParams();
      if (day !== this.days.today) kept.set("on", this.days.iso(day));
      for (const name of ["edition", "theme"]) if (asked.has(name)) kept.set(name, asked.get(name));
      return this.days.paths.member.replace("SLUG", member.slug) + (kept.size ? `?${kept}` : "");
    }

    /* The day, wholly; while it is moving, the chart that is seen at once and at most one thing more: the day's name, the
       squares, the list or the sentences, so that no frame is late. What is not seen and the order of the squares wait
       for a pause. */
    paint(day, moving = false) {
      const { days } = this;
      this.now = day;
      const positions = days.positions(day);
      const counts = days.tally(positions);
      for (const member of days.members) this.member(member, days.position(member, day), moving);
      const turn = moving ? this.turn++ % TURNS : null;
      if (turn === null || turn % 3 === 0) this.title(day);
      if (turn === null || turn % 6 === 1) this.catchUp();
      if (turn === null || turn === 2) this.list(positions, counts, day);
      if (turn === null || turn === 8) this.sentences(positions, counts, day);
      if (turn === null) this.rest(positions);
      return { positions, counts, turn };
    }

    member(member, position, moving) {
      const look = position ? position.look : "";
      if (this.shown.get(member.code) === look) return;
      this.shown.set(member.code, look);
      this.behind.set(member, position);
      this.changed.set(member, position);
      if (moving) for (const chart of this.shapes) if (!chart.view.hidden) this.shape(chart, member, position);
    }

    /* The squares of the members whose stance has changed since. */
    catchUp() {
      for (const [member, position] of this.behind) this.tile(member, position);
      this.behind.clear();
    }

    /* All charts and words of the members whose look has changed since the last pause. */
    rest(positions) {
      for (const [member, position] of this.changed) {
        for (const chart of this.shapes) this.shape(chart, member, position);
        this.say(member, position);
      }
      this.changed.clear();
      this.sort(positions);
    }

    /* What a member's shapes and square say to those who point or listen. */
    say(member, position) {
      const called = position ? this.days.called(position) : "";
      for (const { links } of this.shapes) if (links.has(member.code)) text(links.get(member.code).firstElementChild, called);
      if (position) text(this.tiles.get(member.code).querySelector(".tile-words"), ` ${called}`);
    }

    shape({ prefix, links, ample, bare }, member, position) {
      const link = links.get(member.code);
      if (!link) return;
      const own = [...link.classList].filter((name) => !/^(member|awaited|low|stance-.*)$/.test(name));
      const code = position ? position.stance : this.days.codes[this.days.missing];
      const names = position ? ["member", `stance-${code}`, ...(position.low ? ["low"] : [])] : ["awaited"];
      link.setAttribute("class", [...names, ...own].join(" "));
      if (position) {
        link.dataset.member = member.code;
        link.dataset.stance = code;
        delete link.dataset.awaited;
        if (!link.hasAttribute("href")) link.setAttribute("href", this.href(member, this.now));
      } else {
        link.dataset.awaited = member.code;
        delete link.dataset.member;
        delete link.dataset.stance;
        link.removeAttribute("href");
      }
      const [name, path] = this.days.marks[code];
      for (const mark of link.querySelectorAll(".mark")) {
        mark.setAttribute("class", name);
        mark.setAttribute("d", path);
      }
      for (const area of link.querySelectorAll(".area, .ring")) {
        if (position && position.low) area.setAttribute("fill", `url(#${prefix}-${code})`); else area.removeAttribute("fill");
      }
      /* A dashed outline lies over its neighbours. */
      if (ample && (link.parentNode === ample || link.parentNode === bare)) {
        const layer = position && position.since === null ? bare : ample;
        if (link.parentNode !== layer) layer.append(link);
      }
    }

    tile(member, position) {
      if (!position) return;
      let tile = this.tiles.get(member.code);
      if (!tile) {
        tile = element("li", {}, element("a", { href: this.href(member, this.now), "data-member": member.code },
          element("span", { class: "tile-code" }, member.code), this.icon(position.stance), element("span", { class: "tile-words" })));
        this.tiles.set(member.code, tile);
      }
      const link = tile.firstElementChild;
      link.setAttribute("class", `tile stance-${position.stance}${position.low ? " low" : ""}`);
      link.dataset.stance = position.stance;
      const [name, path] = this.days.marks[position.stance];
      const icon = link.querySelector(".icon");
      put(icon, "class", `icon stance-${position.stance}`);
      put(icon.querySelector("path"), "class", name);
      put(icon.querySelector("path"), "d", path);
    }

    /* The squares in the order of the scale, and within a stance of the codes. */
    sort(positions) {
      const place = (position) => this.days.codes.indexOf(position.stance);
      const sorted = [...positions].sort((a, b) => place(a) - place(b) || (a.member.code < b.member.code ? -1 : 1));
      const order = sorted.map((position) => position.member.code).join();
      if (order === this.order || !this.squares) return;
      this.order = order;
      arrange(this.squares, sorted.map((position) => this.tiles.get(position.member.code)));
    }

    list(positions, counts, day) {
      for (const code of this.days.codes) {
        const held = positions.filter((position) => position.stance === code);
        const key = held.map((position) => position.member.code + (position.underReview ? "!" : "")).join();
        if (this.groups.get(code) === key) continue;
        this.groups.set(code, key);
        const group = document.querySelector(`.legend [data-group="${code}"]`);
        if (!group) continue;
        text(group.querySelector(".count"), String(counts[code]));
        const names = held.map((position) => this.name(position, day));
        const last = group.querySelector(".names, .nobody");
        if (names.length && last.localName === "ul") arrange(last, names);
        else last.replaceWith(names.length ? element("ul", { class: "names" }, ...names) : element("span", { class: "nobody" }, this.days.wording.nobody));
      }
    }

    name(position, day) {
      const key = position.member.code + (position.underReview ? "!" : "");
      if (!this.names.has(key)) this.names.set(key, this.named(position, day));
      return this.names.get(key);
    }

    named(position, day) {
      const item = element("li", {}, element("a", { href: this.href(position.member, day) }, position.member.name));
      if (position.underReview) item.append(" ", element("span", { class: "soft" }, this.days.wording.qualifiers[2]));
      return item;
    }

    sentences(positions, counts, day) {
      const { days } = this;
      const total = positions.length;
      const opening = byId("opening");
      text(opening.querySelector(".kicker"), days.kicker(day));
      text(opening.querySelector("h1"), days.counted(days.wording.headline, total));
      text(byId("tally"), days.tallySentence(counts));
      text(byId("objecting"), days.objecting(counts, total));
      byId("beyond").hidden = day <= days.complete;
      for (const { prefix, svg } of this.shapes) put(svg, "aria-label", days.counted(days.wording[prefix], total, { day: days.words(day) }));
    }

    title(day) {
      const shown = byId("day-title").firstElementChild;
      put(shown, "datetime", this.days.iso(day));
      text(shown, this.days.words(day));
    }

    /* The rows of the table, but for the latest words: those come with the server's page. */
    rows(day) {
      for (const row of document.querySelectorAll("[data-row]")) this.row(row, day);
    }

    row(row, day) {
      const { days } = this;
      const member = days.byCode.get(row.dataset.row);
      const position = days.position(member, day);
      row.hidden = !position;
      if (!position) return;
      row.dataset.stance = position.stance;
      const cell = (name) => row.querySelector(`[data-cell=${name}]`);
      cell("stance").replaceChildren(this.stance(position.stance), ...this.notes(position));
      cell("since").replaceChildren(position.since === null ? "–" : time(days, position.since));
      cell("since").classList.toggle("none", position.since === null);
      text(cell("confidence"), days.confidence(position) || "–");
      cell("confidence").classList.toggle("none", !days.confidence(position));
      const before = days.position(member, days.yearBefore(day));
      cell("before").replaceChildren(before ? this.stance(before.stance) : days.wording.outside);
    }

    notes(position) {
      const [, mixed, review] = this.days.wording.qualifiers;
      const said = [position.underReview && review, position.mixed && mixed, ...this.days.conditions(position).map((label) => label.toLowerCase())].filter(Boolean);
      return said.length ? [" ", element("span", { class: "note" }, said.join(", "))] : [];
    }
  }

  window.OpenDoor = Object.assign(window.OpenDoor || {}, { Painter, element, text });
})();
