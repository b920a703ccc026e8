// What WordPress's wp-embed.js does with the frames of others, stated again: receivers.py names the source.
addEventListener("message", ({ source, data }) => {
  if (!data?.secret || !/^[a-zA-Z0-9]+$/.test(data.secret)) return;
  const known = (name) => document.querySelectorAll(`${name}[data-secret="${data.secret}"]`);
  known("blockquote").forEach((quote) => (quote.style.display = "none"));
  [...known("iframe")].filter((frame) => frame.contentWindow === source).forEach((frame) => {
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value, 10) || 0, 200), 1000);
    if (data.message === "link") follow(new URL(data.value), frame);
  });
});

function follow(to, frame) {
  const ours = /^https?:$/.test(to.protocol) && to.host === new URL(frame.src).host;
  if (ours && document.activeElement === frame) top.location.href = to.href;
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("iframe.wp-embedded-content").forEach((frame) => {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  });
});
