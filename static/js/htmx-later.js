/* htmx, loaded when it is first needed: a page can be read and dragged without it. ``window.OpenDoor.htmx(address)``. */
(function () {
  "use strict";

  let library = null;

  function htmx(address) {
    library = library || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => resolve(window.htmx));
      script.addEventListener("error", () => { library = null; script.remove(); reject(new Error("htmx was not loaded")); });
      document.head.append(script);
    });
    return library;
  }

  window.OpenDoor = Object.assign(window.OpenDoor || {}, { htmx });
})();
