"use strict";
(() => {
  const all = (what, inside = document) => Array.from(inside.querySelectorAll(what));
  const root = document.documentElement;
  const findings = all("article.finding");
  const rows = new Map(all("tr[data-of]").map((row) => [row.dataset.of, row]));
  const filters = all("[data-filter]");
  const help = document.getElementById("help");
  const keys = document.getElementById("keys");
  const aside = document.getElementById("aside");
  const hiddenReports = new Set();

  document.getElementById("tools").hidden = false;
  all(".copy").forEach((line) => { line.hidden = false; });

  // What is chosen stands in the address after "?", so that a link brings it back: #f-3f7a9c?verdict=conflict&hide=A
  const asked = () => Object.fromEntries(filters.map((f) => [f.dataset.filter, f.type === "checkbox" ? (f.checked ? "1" : "") : f.value]));
  const target = () => decodeURIComponent(location.hash.slice(1).split("?")[0]);
  const keep = (at) => {
    const state = new URLSearchParams();
    Object.entries(asked()).forEach(([name, value]) => { if (value) state.set(name, value); });
    if (hiddenReports.size) state.set("hide", Array.from(hiddenReports).join(" "));
    const hash = at + (state.size ? "?" + state : "");
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };

  const shows = (finding, by) =>
    (!by.verdict || finding.dataset.verdict === by.verdict) &&
    (!by.rule || finding.dataset.rule === by.rule) &&
    (!by.severity || finding.dataset.severity === by.severity) &&
    [by.report, by.with].every((letter) => !letter || finding.dataset.reports.split(" ").includes(letter)) &&
    (!by.words || finding.textContent.toLowerCase().includes(by.words.toLowerCase()));
  const apply = (at = target()) => {
    const by = asked();
    findings.forEach((finding) => {
      finding.hidden = !shows(finding, by);
      const row = rows.get(finding.id);
      if (row) row.hidden = finding.hidden;
    });
    all("[data-report]").forEach((part) => {
      const off = hiddenReports.has(part.dataset.report);
      if (part.parentElement.classList.contains("sources")) part.classList.toggle("off", off); else part.hidden = off;
    });
    all(".side-panel").forEach((panel) => { panel.hidden = !all("figure", panel).some((figure) => !figure.hidden); });
    if (aside) aside.open = aside.open || Boolean(by.aside);
    const shown = findings.filter((finding) => !finding.hidden).length;
    const without = hiddenReports.size ? ", without " + Array.from(hiddenReports).join(", ") : "";
    document.getElementById("count").textContent = shown + " of " + findings.length + " findings" + without;
    keep(at);
  };
  const restore = () => {
    const state = new URLSearchParams(location.hash.split("?")[1] || "");
    filters.forEach((f) => {
      const value = state.get(f.dataset.filter) || "";
      if (f.type === "checkbox") f.checked = Boolean(value); else f.value = value;
    });
    hiddenReports.clear();
    (state.get("hide") || "").split(" ").filter(Boolean).forEach((letter) => hiddenReports.add(letter));
    apply();
    const there = document.getElementById(target());
    if (there) go(there, false);
  };

  const go = (part, write = true) => {
    for (let up = part; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (part.tabIndex < 0 && !part.hasAttribute("tabindex")) part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: "start" });
    if (write) keep(part.id);
  };
  const here = () => {
    const inside = document.activeElement.closest ? document.activeElement.closest("article.finding") : null;
    return inside || document.getElementById(target());
  };
  const step = (by, only) => {
    const seen = findings.filter((f) => !f.hidden && (!aside || aside.open || !aside.contains(f)) && (!only || f.dataset.verdict === only));
    if (!seen.length) return;
    const at = seen.indexOf(here());
    if (at >= 0) return go(seen[Math.min(Math.max(at + by, 0), seen.length - 1)]);
    const from = findings.indexOf(here());
    const next = by > 0 ? seen.find((f) => findings.indexOf(f) > from) || seen[0] : seen.filter((f) => findings.indexOf(f) < from).pop() || seen[seen.length - 1];
    go(next);
  };

  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const turn = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("atodds-theme", root.dataset.theme); } catch { /* a file has no storage in some browsers */ }
  };
  const showKeys = (open = help.hidden) => { help.hidden = !open; keys.setAttribute("aria-expanded", String(open)); };
  const say = (words) => { document.getElementById("count").textContent = words; };
  const copy = (words) => {
    const done = () => say("copied");
    if (navigator.clipboard) return navigator.clipboard.writeText(words).then(done, () => say("the browser did not allow copying"));
    say("the browser does not allow copying from a file");
  };
  const link = (finding) => location.href.split("#")[0] + "#" + finding.id;

  document.addEventListener("input", (event) => { if (event.target.closest("[data-filter]")) apply(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const finding = button.closest("article.finding");
    if (button.id === "theme") turn();
    if (button.id === "keys") showKeys();
    if (button.dataset.copy === "link") copy(link(finding));
    if (button.dataset.words) copy(button.dataset.words);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      if (!help.hidden) return showKeys(false);
      return document.activeElement.blur();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const finding = here();
    const does = {
      j: () => step(1), k: () => step(-1), n: () => step(1, "conflict"), p: () => step(-1, "conflict"),
      "/": () => filters.find((f) => f.type === "search").focus(),
      f: () => filters[0].focus(),
      y: () => finding && copy(link(finding)),
      d: turn,
      "?": () => showKeys(),
    }[event.key];
    if (does) { event.preventDefault(); return does(); }
    if (event.key === "Enter" && finding && document.activeElement === finding) {
      const why = finding.querySelector("details.why");
      why.open = !why.open;
    }
    if (/^[1-9]$/.test(event.key)) {
      const source = all(".sources li")[Number(event.key) - 1];
      if (!source) return;
      const letter = source.dataset.report;
      if (!hiddenReports.delete(letter)) hiddenReports.add(letter);
      apply();
    }
  });

  // Arrow keys walk the table: one cell of it is in the order of Tab, the others are reached from there.
  const table = document.getElementById("matrix");
  if (table) {
    const grid = () => all("tr", table).filter((row) => !row.hidden && !row.classList.contains("group")).map((row) => all("th, td", row).filter((cell) => !cell.hidden));
    all("th, td", table).forEach((cell) => { cell.tabIndex = -1; });
    const first = grid()[0];
    if (first) first[0].tabIndex = 0;
    table.addEventListener("keydown", (event) => {
      const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      const cell = event.target.closest("th, td");
      if (!cell) return;
      if (event.key === "Enter" && event.target === cell) {
        const row = cell.closest("tr[data-of]");
        if (row) go(document.getElementById(row.dataset.of));
      }
      if (!move) return;
      const cells = grid();
      const y = cells.findIndex((row) => row.includes(cell));
      const next = cells[y + move[0]] && cells[y + move[0]][cells[y].indexOf(cell) + move[1]];
      if (!next) return;
      event.preventDefault();
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }

  try { const theme = localStorage.getItem("atodds-theme"); if (theme) root.dataset.theme = theme; } catch { /* as above */ }
  addEventListener("hashchange", restore);
  // Some browsers tell twice that they begin to print: what was open is what was open before the first.
  addEventListener("beforeprint", () => all("details:not([data-was])").forEach((part) => { part.dataset.was = part.open; part.open = true; }));
  addEventListener("afterprint", () => all("details[data-was]").forEach((part) => { part.open = part.dataset.was === "true"; delete part.dataset.was; }));
  restore();
})();
