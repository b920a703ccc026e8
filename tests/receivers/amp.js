// What amp-iframe does, stated again: receivers.py names the source.
const AHEAD = { rootMargin: "300%" }; // laid out when the reader is three screens away

document.querySelectorAll("amp-iframe").forEach((place) => {
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    near.disconnect();
    lay(place);
  }, AHEAD);
  near.observe(place);
});

function lay(place) {
  const frame = document.createElement("iframe");
  const src = place.getAttribute("src");
  frame.setAttribute("sandbox", place.getAttribute("sandbox") ?? "");
  frame.setAttribute("frameborder", "0");
  frame.setAttribute("title", place.getAttribute("title"));
  if (place.hasAttribute("resizable")) frame.setAttribute("scrolling", "no");
  addEventListener("message", ({ source, data }) => {
    const said = read(data);
    if (source === frame.contentWindow && said.sentinel === "amp" && said.type === "embed-size") size(place, frame, said.height);
  });
  frame.src = new URL(src).hash ? src : `${src}#amp=1`;
  place.append(frame);
}

function read(data) {
  if (typeof data !== "string") return data ?? {};
  return data.startsWith("{") ? JSON.parse(data) : {};
}

function size(place, frame, height) {
  if (!place.hasAttribute("resizable")) return console.error("Ignoring embed-size: this frame is not resizable");
  if (!(height >= 100)) return console.error("Ignoring embed-size: less than 100px");
  place.style.height = `${Math.max(height, height + place.offsetHeight - frame.offsetHeight)}px`;
}
