/* Takes [days, address with DAY]: paints each day over the page and asks the server for it; answers where the two differ,
   in words. Addresses apart: while time moves they are made when a link is followed. */
async ([days, address]) => {
function cleaned(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent.replace(/[ \n]+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const named = [...node.attributes]
    .filter(({ name }) => name !== "href" && name !== "tabindex")
    .map(({ name, value }) => `${name}=${name === "class" ? value.split(/\s+/).sort().join(" ") : value}`);
  return `<${node.localName} ${named.sort().join(" ")}>` + [...node.childNodes].map(cleaned).join("").trim() + "</>";
}

function read(page) {
  const all = (selector) => [...page.querySelectorAll(selector)];
  const said = (selector) => all(selector).map((one) => one.textContent.replace(/[ \n]+/g, " ").trim());
  const byMember = (selector) => Object.fromEntries(
    all(selector).map((link) => [link.dataset.member || link.dataset.awaited, cleaned(link)]).sort()
  );
  const rows = all("[data-row]:not([hidden])").map((row) => [row.dataset.row, row.dataset.stance,
    ...["stance", "since", "confidence", "before"].map((name) => cleaned(row.querySelector(`[data-cell=${name}]`)))]);
  return {
    said: said("#opening .kicker, #opening h1, #tally, #objecting, #day-title"),
    beyond: page.querySelector("#beyond").hidden,
    map: byMember(".map [data-member], .map [data-awaited]"),
    layers: Object.fromEntries([".ample", ".bare"].map((layer) => [layer, all(`${layer} [data-member]`).map((a) => a.dataset.member).sort()])),
    grid: byMember("svg.grid [data-member], svg.grid [data-awaited]"),
    labels: all(".map-drawing, svg.grid").map((svg) => svg.getAttribute("aria-label")),
    squares: all(".tiles > li").map(cleaned),
    list: all(".legend > li").map(cleaned),
    rows: Object.fromEntries(rows.map(([code, ...cells]) => [code, cells])),
  };
}

  const { painter } = window.OpenDoor;
  const wrong = [];
  const ask = async (day) => (await fetch(address.replace("DAY", day))).text();
  const main = document.querySelector("main");
  main.hidden = true; // nobody looks: what is compared need not be drawn
  let coming = ask(days[0]);
  for (const [place, day] of days.entries()) {
    const text = await coming;
    if (place + 1 < days.length) coming = ask(days[place + 1]); // the server makes the next while this one is compared
    painter.paint(painter.days.number(day));
    painter.rows(painter.now);
    const server = read(new DOMParser().parseFromString(text, "text/html"));
    const local = read(document);
    for (const part of Object.keys(server)) {
      const [here, there] = [JSON.stringify(local[part]), JSON.stringify(server[part])];
      if (here === there) continue;
      let at = 0;
      while (here[at] === there[at]) at += 1;
      wrong.push(`${day} ${part}: …${here.slice(Math.max(at - 60, 0), at + 100)} instead of …${there.slice(Math.max(at - 60, 0), at + 100)}`);
    }
  }
  main.hidden = false;
  return wrong;
}
