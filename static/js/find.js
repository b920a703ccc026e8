/* Find a name in the list of those who spoke: shows only who fits, in any spelling; without it the list is whole. */
(function () {
  "use strict";
  const part = document.querySelector("[data-find]");
  if (!part) return;
  const field = part.querySelector("input");
  const status = part.querySelector("[role=status]");
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/\s+/g, " ");
  const groups = Array.from(document.querySelectorAll("[data-find-group]"), (section) => ({
    section,
    sign: document.querySelector(".sides a[href='#" + section.id + "']").parentElement,
    people: Array.from(section.querySelectorAll("li"), (line) => ({
      line, words: plain(section.dataset.findGroup + " " + line.textContent + " " + line.dataset.findAlso),
    })),
  }));

  function find() {
    const asked = plain(field.value).trim().split(" ");
    let shown = 0;
    for (const group of groups) {
      let here = 0;
      for (const person of group.people) {
        const fits = asked.every((word) => person.words.includes(word));
        person.line.hidden = !fits;
        here += fits;
      }
      group.section.hidden = group.sign.hidden = here === 0;
      shown += here;
    }
    status.textContent = shown ? "" : part.dataset.none;
  }

  field.addEventListener("input", find);
  part.hidden = false;
  find();
})();
