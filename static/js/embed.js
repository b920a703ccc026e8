// Fits each embed of Open Door on this page to its height. Without it a frame keeps the height it was given.
(() => {
  const home = new URL(document.currentScript.src).origin + "/embed/";
  const ours = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(home));
  const ask = () => ours().forEach((frame) => frame.contentWindow?.postMessage("open-door:height?", "*"));
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "open-door:height" || !(data.height > 0 && data.height < 1e5)) return;
    const frame = ours().find((one) => one.contentWindow === source);
    if (!frame) return;
    const within = getComputedStyle(frame).boxSizing === "border-box";
    frame.style.height = `${Math.ceil(data.height) + (within ? frame.offsetHeight - frame.clientHeight : 0)}px`;
  });
  ask(); // those that told it before this script was here
  addEventListener("DOMContentLoaded", ask);
})();
