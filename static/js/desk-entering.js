/* Entering a statement, made quicker: the form works without this. Buttons that save nothing bring back only their part
   of the page; names are looked for while they are typed; long texts are counted. */
(function () {
  "use strict";

  var form = document.getElementById("statement_form");
  if (!form || !window.fetch || !window.DOMParser) return;
  var said = document.getElementById("said");
  var waiting = 0;
  var asked = 0;

  function say(words) {
    said.textContent = words || "";
  }

  function replace(fresh, id) {
    var here = document.getElementById(id);
    var there = fresh.getElementById(id);
    if (here && there) here.replaceWith(document.importNode(there, true));
  }

  /* The form as a server sees it after one button more; then the parts that it changed. */
  function send(name, value, parts, then) {
    var data = new FormData(form);
    data.append(name, value);
    fetch(form.getAttribute("action") || location.href, { method: "POST", body: data, credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok || answer.redirected) throw new Error("no such part");
        return answer.text();
      })
      .then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        if (!fresh.getElementById("statement_form")) throw new Error("no such page");
        parts.forEach(function (id) { replace(fresh, id); });
        var pages = fresh.querySelector("input[name=pages]");
        form.querySelector("input[name=pages]").value = pages.value;
        proposeKey(fresh);
        if (then) then();
      })
      .catch(function () {
        /* Without a part, the whole page: as without this script. */
        var button = document.createElement("input");
        button.type = "hidden";
        button.name = name;
        button.value = value;
        form.append(button);
        form.submit();
      });
  }

  function proposeKey(fresh) {
    var here = document.getElementById("id_key");
    var there = fresh.getElementById("id_key");
    if (here && there) here.placeholder = there.placeholder;
  }

  function who() {
    return document.getElementById("id_who");
  }

  function choose(button) {
    var name = button.querySelector("b").textContent;
    who().value = "";
    send("choose", button.value, ["chosen", "members", "matches"], function () {
      say(name + " ✓");
      who().focus();
    });
  }

  function look() {
    var name = who().value.trim();
    var matches = document.getElementById("matches");
    var number = ++asked;
    if (name.length < 2) {
      matches.replaceChildren();
      return;
    }
    var day = document.getElementById("id_date").value;
    var address = form.dataset.officials + "?who=" + encodeURIComponent(name) + "&date=" + encodeURIComponent(day);
    fetch(address, { credentials: "same-origin" })
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : ""; })
      .then(function (text) {
        if (number !== asked) return;
        var fresh = new DOMParser().parseFromString(text, "text/html");
        document.getElementById("matches").replaceChildren.apply(document.getElementById("matches"), Array.from(fresh.body.childNodes));
        var count = document.querySelector("#matches [data-said]");
        say(count ? count.textContent : "");
      })
      .catch(function () {});
  }

  function move(from, by) {
    var buttons = Array.from(document.querySelectorAll("#matches button"));
    var next = buttons.indexOf(from) + by;
    if (next < 0) who().focus();
    else if (buttons[next]) buttons[next].focus();
  }

  form.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (button.name === "choose") {
      event.preventDefault();
      choose(button);
    } else if (button.name === "_find") {
      event.preventDefault();
      look();
    } else if (button.dataset.part === "pages") {
      event.preventDefault();
      var added = button.name === "_page";
      send(button.name, button.value, ["pages"], function () {
        var inputs = document.querySelectorAll("#pages input[type=url]");
        inputs[added ? inputs.length - 1 : Number(button.value)].focus();
      });
    }
  });

  form.addEventListener("input", function (event) {
    if (event.target.id === "id_who") {
      clearTimeout(waiting);
      waiting = setTimeout(look, 150);
    }
    count(event.target);
  });

  form.addEventListener("change", function (event) {
    if (event.target.id === "id_date") send("_look", "0", ["chosen"]);
  });

  form.addEventListener("keydown", function (event) {
    var inName = event.target.id === "id_who";
    var match = event.target.closest("#matches button");
    if (event.key === "Enter" && inName) {
      event.preventDefault();
      var first = document.querySelector("#matches button");
      if (first) choose(first);
      else look();
    } else if (event.key === "ArrowDown" && (inName || match)) {
      event.preventDefault();
      move(match, 1);
    } else if (event.key === "ArrowUp" && match) {
      event.preventDefault();
      move(match, -1);
    } else if (event.key === "Escape" && (inName || match)) {
      who().value = "";
      document.getElementById("matches").replaceChildren();
      who().focus();
    }
  });

  function count(field) {
    var limit = Number(field.dataset && field.dataset.limit);
    if (!limit) return;
    var counter = field.nextElementSibling;
    if (!counter || !counter.classList.contains("counter")) {
      counter = document.createElement("p");
      counter.className = "counter";
      field.after(counter);
    }
    var length = Array.from(field.value.trim().replace(/\r\n/g, "\n")).length;
    counter.textContent = length + " / " + limit;
    counter.classList.toggle("over", length > limit);
  }

  form.querySelectorAll("textarea[data-limit]").forEach(count);
  var trouble = document.getElementById("twins") || document.getElementById("trouble");
  if (trouble) trouble.focus();
})();
