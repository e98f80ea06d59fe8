"use strict";
// Filter, search, sort, the two switches, and one part of the report at a time. Reading needs none of this.
(function () {
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var byId = function (id) { return document.getElementById(id); };
  var remembered = function (key, value) {
    try { if (value === undefined) return localStorage.getItem("check-report-" + key); localStorage.setItem("check-report-" + key, value); } catch (e) { return null; }
  };

  // Language and theme
  var language = function () { return root.lang === "en" ? "en" : "zh"; };
  function speak(name) {
    root.lang = name === "en" ? "en" : "zh-Hans";
    byId(name === "en" ? "lang-en" : "lang-zh").checked = true;
    all("option[data-zh]").forEach(function (o) { o.textContent = o.getAttribute("data-" + language()); });
    all("[data-label-zh]").forEach(function (e) { e.setAttribute("aria-label", e.getAttribute("data-label-" + language())); });
    var q = byId("q");
    if (q) q.placeholder = q.getAttribute("data-" + language());
    count();
  }
  function shade(name) {
    if (name === "light" || name === "dark") root.setAttribute("data-theme", name); else root.removeAttribute("data-theme");
    var chosen = byId("theme-" + name);
    if (chosen) chosen.checked = true;
  }
  all("input[name=language]").forEach(function (i) { i.addEventListener("change", function () { speak(i.value); remembered("language", i.value); }); });
  all("input[name=theme]").forEach(function (i) { i.addEventListener("change", function () { shade(i.value); remembered("theme", i.value); }); });

  // Findings
  var list = byId("list"), form = byId("filters");
  var cards = all(".finding", list), texts = null;
  var filters = all("select[data-filter]", form);
  function fits(card, index, words) {
    return filters.every(function (f) {
      return !f.value || card.getAttribute("data-" + f.getAttribute("data-filter")).split("\n").indexOf(f.value) >= 0;
    }) && words.every(function (w) { return texts[index].indexOf(w) >= 0; });
  }
  function sift() {
    var words = byId("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = cards.map(function (c) { return c.textContent.toLowerCase(); });
    cards.forEach(function (card, index) { card.hidden = !fits(card, index, words); });
    count();
  }
  function count() {
    var shown = byId("shown"), n = cards.filter(function (c) { return !c.hidden; }).length;
    shown.textContent = shown.getAttribute("data-" + language()).replace("{n}", n).replace("{all}", cards.length);
    byId("none-fit").hidden = n > 0 || cards.length === 0;
  }
  function arrange() {
    var key = byId("sort").value;
    var value = function (c) { return c.getAttribute("data-" + key) || ""; };
    var rank = function (c) { return Number(c.getAttribute("data-rank")); };
    var line = function (c) { return Number(c.getAttribute("data-line")); };
    var order = cards.slice().sort(function (a, b) {
      if (key !== "rank" && value(a) !== value(b)) return value(a) < value(b) ? -1 : 1;
      return (key === "document" && line(a) - line(b)) || rank(a) - rank(b);
    });
    order.forEach(function (c) { list.appendChild(c); });
  }
  var waiting = 0;
  byId("q").addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(sift, 120); });
  filters.forEach(function (f) { f.addEventListener("change", sift); });
  byId("sort").addEventListener("change", arrange);
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(function () { sift(); arrange(); }); });
  var fold = function (open) { return function () { cards.forEach(function (c) { if (!c.hidden) c.firstElementChild.open = open; }); }; };
  byId("open-all").addEventListener("click", fold(true));
  byId("close-all").addEventListener("click", fold(false));

  if (window.matchMedia("(max-width: 40rem)").matches) byId("more").open = false;

  // One part at a time, chosen by the address: every place in the report keeps its own link.
  var views = all("section[data-view]"), plans = all(".plan");
  function current(elements, chosen) { elements.forEach(function (e) { e.classList.toggle("current", e === chosen); }); }
  function point(links, id) { links.forEach(function (a) { if (a.getAttribute("href") === "#" + id) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); }); }
  function go() {
    // No place in the report has a name that needs decoding.
    var id = location.hash.slice(1), target = id ? byId(id) : null;
    var view = target && target.closest("section[data-view]") || views[0];
    var plan = target && target.closest(".plan") || document.querySelector(".plan.current") || plans[0];
    current(views, view); current(plans, plan);
    root.setAttribute("data-current", view.id);
    point(all(".bar a"), view.id);
    if (plan) point(all(".chooser a"), plan.id);
    if (!target) return;
    var card = target.closest(".finding");
    if (card && card.hidden) { form.reset(); }
    for (var d = target; d; d = d.parentElement) if (d.tagName === "DETAILS") d.open = true;
    if (view === target) { window.scrollTo(0, 0); return; }
    (card && card.contains(target) ? card : target).scrollIntoView({ block: card ? "start" : "center", behavior: "instant" });
    if (plan === target) window.scrollTo({ top: 0, behavior: "instant" });
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  }
  window.addEventListener("hashchange", go);

  // Print everything that is not filtered away, then fold it up again.
  var folded = [];
  window.addEventListener("beforeprint", function () { folded = cards.filter(function (c) { return !c.firstElementChild.open; }); folded.forEach(function (c) { c.firstElementChild.open = true; }); });
  window.addEventListener("afterprint", function () { folded.forEach(function (c) { c.firstElementChild.open = false; }); });

  speak(remembered("language") || (root.lang === "en" ? "en" : "zh"));
  shade(remembered("theme") || "auto");
  go();
})();
