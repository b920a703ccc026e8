/* Explore: opens a chart's numbers in Plotly, on demand. Without this script its buttons stay hidden and the drawn chart
   is the whole story. Everything comes from this site; the button says from where:
   data-figure (JSON), data-plotly, data-plotly-css, data-locale-src (empty for English), data-target (id of the region). */
(function () {
  "use strict";

  const STYLE_ID = "plotly.js-style-global";
  const WORDS = {
    close: "Close explore",
    loading: "Loading the chart…",
    failed: "The chart could not be loaded. The drawn chart shows the same; check the connection and try again.",
    retry: "Try again",
    ranges: "Span of time",
  };
  const REMOVED = ["lasso2d", "autoScale2d", "toggleSpikelines", "hoverClosestCartesian", "hoverCompareCartesian"];
  const scripts = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function says(button, name) {
    return button.dataset["words" + name[0].toUpperCase() + name.slice(1)] || WORDS[name];
  }

  function arrival(tag) {
    return new Promise((resolve, reject) => {
      tag.addEventListener("load", resolve, { once: true });
      tag.addEventListener("error", () => { tag.remove(); reject(new Error("not loaded: " + (tag.src || tag.href))); }, { once: true });
      document.head.append(tag);
    });
  }

  /* Plotly puts no styles of its own into a page that holds this link: the policy refuses inline ones. */
  function loadStyle(href) {
    if (document.getElementById(STYLE_ID)) return Promise.resolve();
    return arrival(element("link", { rel: "stylesheet", id: STYLE_ID, class: "no-inline-styles", href }));
  }

  function loadScript(src) {
    if (!src) return Promise.resolve();
    if (!scripts.has(src)) {
      scripts.set(src, arrival(element("script", { src })).catch((error) => { scripts.delete(src); throw error; }));
    }
    return scripts.get(src);
  }

  async function loadFigure(href) {
    const answer = await fetch(href, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error("figure: " + answer.status);
    return answer.json();
  }

  async function load(button) {
    const { figure, plotly, plotlyCss, localeSrc } = button.dataset;
    const [numbers] = await Promise.all([
      loadFigure(figure),
      loadStyle(plotlyCss).then(() => loadScript(plotly)).then(() => loadScript(localeSrc)),
    ]);
    return numbers;
  }

  function theme() {
    const worn = document.documentElement.classList;
    if (worn.contains("theme-dark")) return "dark";
    if (worn.contains("theme-light")) return "light";
    return dark.matches ? "dark" : "light";
  }

  function set(target, path, value) {
    const steps = path.split(".");
    const last = steps.pop();
    for (const step of steps) {
      if (target[step] === undefined) target[step] = {};
      target = target[step];
    }
    target[last] = value;
  }

  /* Lines are broken for a wide chart: on a narrow one its words are broken anew, so that they stay inside it. */
  function rewrapped(words, width) {
    const longest = Math.max(24, Math.floor((width - 64) / 7));
    return words.split("<br><br>").map((paragraph) => {
      const lines = [""];
      for (const word of paragraph.replaceAll("<br>", " ").split(" ")) {
        const line = lines[lines.length - 1];
        if (line && line.length + word.length >= longest) lines.push(word);
        else lines[lines.length - 1] = line ? line + " " + word : word;
      }
      return lines.join("<br>");
    }).join("<br><br>");
  }

  function days([from, to]) {
    const day = (text) => Date.parse(String(text).replace(" ", "T"));
    return (day(to) - day(from)) / 86400000;
  }

  function isTimed(numbers) {
    return numbers.layout.xaxis.type === "date";
  }

  /* The milestones' names were placed for the span that is shown first: over a wider one they would collide. */
  function isCrowded(numbers, plot) {
    const shown = isTimed(numbers) && plot.layout && plot.layout.xaxis.range;
    return Boolean(shown) && days(shown) > 1.05 * days(numbers.layout.xaxis.range);
  }

  /* The figure for the width and the span that are shown, and for the theme: a copy, the served one stays as it came. */
  function dressed(numbers, plot) {
    const width = plot.clientWidth;
    const { data, layout, themes, widths } = structuredClone(numbers);
    for (const step of widths || []) {
      if (width >= step.below) continue;
      for (const [path, value] of Object.entries(step.layout)) set(layout, path, value);
      for (const [i, paths] of Object.entries(step.traces || {})) for (const [path, value] of Object.entries(paths)) set(data[i], path, value);
    }
    if (width < 600) {
      for (const trace of data) if (trace.hovertext) trace.hovertext = trace.hovertext.map((words) => rewrapped(words, width));
    }
    if (isCrowded(numbers, plot)) layout.annotations = layout.annotations.filter((label) => label.name !== "milestone");
    if (plot.layout) for (const axis of ["xaxis", "yaxis"]) layout[axis].range = plot.layout[axis].range.slice();
    const colours = themes[theme()];
    for (const [path, value] of Object.entries(colours.layout)) set(layout, path, value);
    colours.traces.forEach((paths, i) => {
      for (const [path, value] of Object.entries(paths)) set(data[i], path, value);
    });
    return { data, layout };
  }

  /* What a picture depends on beside the theme; while it stays the same nothing needs to be drawn anew. */
  function fit(numbers, plot) {
    const steps = (numbers.widths || []).filter((step) => plot.clientWidth < step.below);
    return steps.length + (isCrowded(numbers, plot) ? " crowded" : "");
  }

  function options(numbers) {
    return {
      responsive: true, displaylogo: false, displayModeBar: true, modeBarButtonsToRemove: REMOVED,
      toImageButtonOptions: { format: "png", filename: numbers.filename, scale: 2 },
      plotlyServerURL: "", showSendToCloud: false, locale: document.documentElement.lang || "en",
    };
  }

  /* Where a mark or an area leads, and its name. */
  function lead(point) {
    if (!point) return [];
    const { href, member } = (point.data && point.data.meta) || {};
    return point.customdata || (href ? [href, member] : []);
  }

  /* A finger has no hover: its first tap shows the words, its second on the same mark or area opens its page. */
  function followClicks(plot) {
    const touched = matchMedia("(hover: none)");
    let shown = null;
    plot.on("plotly_click", (event) => {
      const [href, key] = lead(event.points[0]);
      if (!href || !href.startsWith("/") || href.startsWith("//")) return;
      if (touched.matches && shown !== key) { shown = key; return; }
      location.assign(href);
    });
  }

  function rangeButtons(numbers, plot, label) {
    const row = element("div", { class: "explore-ranges", role: "group", "aria-label": label });
    let ours = false;
    for (const { label: words, range } of numbers.ranges || []) {
      const button = element("button", { type: "button", class: "explore-range", "aria-pressed": String(range[0] === numbers.layout.xaxis.range[0]) }, words);
      button.addEventListener("click", async () => {
        ours = true;
        await window.Plotly.relayout(plot, { "xaxis.range": range.slice() });
        ours = false;
        for (const other of row.children) other.setAttribute("aria-pressed", String(other === button));
      });
      row.append(button);
    }
    const released = () => {
      if (!ours) for (const button of row.children) button.setAttribute("aria-pressed", "false");
    };
    return { row, released };
  }

  /* What lies before the span that is shown first is said until it is shown. */
  function note(numbers, plot) {
    const line = element("p", { class: "explore-note" }, numbers.note || "");
    const fit = () => {
      line.hidden = !numbers.note || (isTimed(numbers) && plot.layout && days([numbers.layout.xaxis.range[0], plot.layout.xaxis.range[0]]) < 0);
    };
    fit();
    return { line, fit };
  }

  function watchLook(numbers, plot) {
    let last = fit(numbers, plot);
    const redraw = () => {
      last = fit(numbers, plot);
      const { data, layout } = dressed(numbers, plot);
      window.Plotly.react(plot, data, layout, options(numbers));
    };
    const refit = () => { if (plot.clientWidth && fit(numbers, plot) !== last) redraw(); };
    const classes = new MutationObserver(redraw);
    const widths = new ResizeObserver(refit);
    plot.on("plotly_relayout", refit);
    classes.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    widths.observe(plot);
    dark.addEventListener("change", redraw);
    return () => { classes.disconnect(); widths.disconnect(); dark.removeEventListener("change", redraw); };
  }

  async function draw(button, region, numbers, bar) {
    const plot = element("div", { class: numbers.kind ? "explore-plot explore-" + numbers.kind : "explore-plot" });
    const ranges = rangeButtons(numbers, plot, says(button, "ranges"));
    bar.prepend(ranges.row);
    const noted = note(numbers, plot);
    bar.after(noted.line);
    region.append(plot);
    if (numbers.label) region.setAttribute("aria-label", numbers.label);
    const { data, layout } = dressed(numbers, plot);
    await window.Plotly.newPlot(plot, data, layout, options(numbers));
    followClicks(plot);
    plot.on("plotly_relayout", (change) => { if ("xaxis.range[0]" in change || "xaxis.autorange" in change) ranges.released(); noted.fit(); });
    const stop = watchLook(numbers, plot);
    return () => { stop(); window.Plotly.purge(plot); };
  }

  function regionOf(button) {
    const named = button.dataset.target && document.getElementById(button.dataset.target);
    if (named) return named;
    const made = element("div", { class: "explore", hidden: "" });
    (button.closest("section") || button.parentElement).append(made);
    return made;
  }

  function prepare(button) {
    const region = regionOf(button);
    region.setAttribute("role", "region");
    region.setAttribute("tabindex", "-1");
    region.setAttribute("aria-label", button.textContent.trim());
    let purge = null;
    let visit = 0;

    function close() {
      visit += 1;
      if (purge) purge();
      purge = null;
      region.replaceChildren();
      region.hidden = true;
      region.removeAttribute("aria-busy");
      button.setAttribute("aria-expanded", "false");
      button.focus();
    }

    async function open() {
      const mine = (visit += 1);
      const closing = element("button", { type: "button", class: "quiet-button explore-close" }, says(button, "close"));
      const bar = element("div", { class: "explore-bar" }, closing);
      const status = element("p", { class: "explore-status", role: "status" });
      closing.addEventListener("click", close);
      region.replaceChildren(bar, status);
      region.hidden = false;
      region.setAttribute("aria-busy", "true");
      button.setAttribute("aria-expanded", "true");
      region.focus();
      status.textContent = says(button, "loading");
      try {
        const numbers = await load(button);
        if (mine !== visit) return;
        status.remove();
        purge = await draw(button, region, numbers, bar);
      } catch (error) {
        if (mine !== visit) return;
        region.replaceChildren(bar, status);
        const again = element("button", { type: "button", class: "quiet-button" }, says(button, "retry"));
        again.addEventListener("click", open);
        status.replaceChildren(says(button, "failed"), " ", again);
      }
      region.removeAttribute("aria-busy");
    }

    button.addEventListener("click", () => (region.hidden ? open() : close()));
    region.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    button.setAttribute("aria-expanded", "false");
    if (region.id) button.setAttribute("aria-controls", region.id);
    button.hidden = false;
  }

  /* Also those that come later, with the server's page of another day. */
  const prepareAll = () => document.querySelectorAll("[data-explore]:not([aria-expanded])").forEach(prepare);
  document.addEventListener("open-door:confirmed", prepareAll);
  prepareAll();
})();
