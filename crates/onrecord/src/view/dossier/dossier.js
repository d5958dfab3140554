// Filters what carries kinds, countries and days, and opens what a link leads into. Without it everything is shown.
(() => {
  "use strict";
  const root = document.querySelector(".onrecord.dossier");
  const form = root.querySelector(".filters");
  const rows = [...root.querySelectorAll("[data-kind]")];
  const lists = [...root.querySelectorAll("section")].map((section) => ({
    number: section.querySelector("h2 .number"),
    rows: [...section.querySelectorAll("tbody tr, .group")],
  }));
  const has = (list, value) => value === "" || list.split(" ").includes(value);

  const filter = () => {
    const [country, kind, from, to] = ["country", "kind", "from", "to"].map((name) => form.elements[name].value);
    for (const row of rows) {
      const { kind: kinds, countries, from: first, to: last } = row.dataset;
      const days = (from === "" || (last ?? "") >= from) && (to === "" || (first !== undefined && first <= to));
      row.toggleAttribute("hidden", !(has(kinds, kind) && has(countries, country) && days));
    }
    for (const figure of root.querySelectorAll("figure")) {
      const ends = new Set([...figure.querySelectorAll(".edge:not([hidden])")].flatMap((edge) => edge.dataset.ends.split(" ")));
      for (const node of figure.querySelectorAll("[data-node]")) node.toggleAttribute("hidden", !ends.has(node.dataset.node));
      figure.toggleAttribute("hidden", ends.size === 0);
    }
    for (const { number, rows: all } of lists) {
      const shown = all.filter((row) => !row.hasAttribute("hidden")).length;
      number.textContent = shown === all.length ? `${all.length}` : `${shown} of ${all.length}`;
    }
    const groups = [...root.querySelectorAll(".group")];
    const shown = groups.filter((group) => !group.hasAttribute("hidden")).length;
    form.querySelector("output").textContent = `${shown} of ${groups.length} events`;
  };
  // What a link leads to may be closed, or hidden by the filters.
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let box = target; box && box !== root; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    target.scrollIntoView();
  };
  for (const type of ["input", "change"]) form.addEventListener(type, filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", open);
  form.hidden = false;
  filter();
  if (location.hash) open();
})();
