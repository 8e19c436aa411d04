"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  // The card of a claim: its line in the list of claims, with the relations written out.

  const card = element("div", "card");
  card.id = "card";
  card.hidden = true;
  let current = null;
  let waiting = 0;

  const contents = (cell) => [...cell.childNodes].map((node) => node.cloneNode(true));

  const facts = (row) => {
    const names = all("th", row.closest("table").tHead).map((head) => head.textContent);
    const list = element("dl");
    [...row.cells].forEach((cell, at) => {
      if (at > 0 && at < row.cells.length - 1 && cell.textContent.trim()) {
        list.append(element("dt", "", names[at]), element("dd", "", cell.textContent.trim()));
      }
    });
    return list;
  };

  const relationsOf = (row) =>
    all("a", row.cells[row.cells.length - 1])
      .map((link) => byId(link.hash.slice(1)))
      .filter(Boolean);

  const written = (relation) => {
    const [, kind, statement, verdict] = relation.cells;
    const title = element("a", "", kind.textContent);
    title.href = `#${relation.id}`;
    return element("div", "relation", title, " ", ...contents(verdict), ...contents(statement));
  };

  const fill = (claim, row) => {
    const more = element("a", "", "In the list of claims");
    more.href = `#${row.id}`;
    const links = element("p", "more", more);
    card.replaceChildren(facts(row), ...relationsOf(row).map(written), links);
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", `About ${claim.textContent}`);
  };

  const place = () => {
    if (!current) return;
    // words over two lines: the card stands clear of both, at the beginning of the last
    const { top, bottom } = current.getBoundingClientRect();
    const beginning = [...current.getClientRects()].at(-1).left;
    const left = Math.min(beginning, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = bottom + 8 + card.offsetHeight <= window.innerHeight;
    card.style.left = `${Math.max(left, 12)}px`;
    card.style.top = `${below ? bottom + 8 : Math.max(top - 8 - card.offsetHeight, 8)}px`;
  };

  const partners = (row) =>
    relationsOf(row)
      .flatMap((relation) => all('a[href^="#c"]', relation))
      .map((link) => byId(link.hash.slice(1)))
      .filter((claim) => claim && claim !== current);

  const notesOf = (claim) =>
    all("span[id^='m']", claim)
      .map((mark) => byId(`f${mark.id.slice(1)}`))
      .filter(Boolean);

  const hide = () => {
    clearTimeout(waiting);
    if (!current) return;
    all(".with").forEach((claim) => claim.classList.remove("with"));
    all(".lit").forEach((note) => note.classList.remove("lit"));
    current.setAttribute("aria-describedby", current.hash.slice(1));
    card.hidden = true;
    current = null;
  };

  const show = (claim) => {
    clearTimeout(waiting);
    const row = byId(claim.hash.slice(1));
    if (claim === current || !row) return;
    hide();
    current = claim;
    fill(claim, row);
    claim.after(card);
    card.hidden = false;
    claim.setAttribute("aria-describedby", "card");
    place();
    partners(row).forEach((other) => other.classList.add("with"));
    notesOf(claim).forEach((note) => note.classList.add("lit"));
  };

  const later = (action, delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(action, delay);
  };

  const claimAt = (target) => (target instanceof Element ? target.closest(".claim") : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const claim = claimAt(event.target);
    if (claim) later(() => show(claim), 80);
    else if (card.contains(event.target)) clearTimeout(waiting);
    else if (current !== document.activeElement) later(hide, 250);
    else clearTimeout(waiting);
  });
  document.addEventListener("focusin", (event) => {
    const claim = claimAt(event.target);
    if (claim) show(claim);
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const claim = claimAt(event.target);
    const link = event.target.closest("a[href^='#']");
    if (claim) {
      event.preventDefault();
      claim.focus();
      show(claim);
    } else if (link) {
      // what a link leads to may be filtered away or folded, and takes the focus if it can
      const target = byId(link.hash.slice(1));
      if (target?.matches("tr[hidden]")) reset();
      const folded = target?.closest("details");
      if (folded) folded.open = true;
      hide();
      if (target?.matches("a")) setTimeout(() => target.focus());
    } else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !current) return;
    if (card.contains(document.activeElement)) current.focus();
    hide();
  });
  addEventListener("scroll", place, { passive: true });

  // Notes beside their lines, where there is a margin.

  const wide = matchMedia("(min-width: 66rem)");

  const arrange = () => {
    const plans = all(".doc").map((text) => {
      text.classList.toggle("margin", wide.matches);
      return { text, notes: wide.matches ? all(".note", text) : [] };
    });
    for (const plan of plans) {
      const top = plan.text.getBoundingClientRect().top;
      plan.places = plan.notes.map((note) => {
        const mark = byId(`m${note.id.slice(1)}`) ?? note.closest(".row");
        return [note, mark.getBoundingClientRect().top - top - 6, note.offsetHeight];
      });
    }
    for (const { text, places } of plans) {
      let reached = 0;
      places.sort((one, other) => one[1] - other[1]);
      for (const [note, wanted, height] of places) {
        const at = Math.max(wanted, reached);
        note.style.top = `${at}px`;
        reached = at + height + 16;
      }
      text.style.minHeight = wide.matches ? `${reached}px` : "";
    }
    place();
  };

  arrange();
  addEventListener("resize", arrange);
  document.addEventListener("toggle", (event) => event.target.closest(".note") && arrange(), true);

  // The lists: filtered by what is asked, sorted by a column.

  const filter = byId("filter");
  const fields = ["text", "document", "rule", "severity"].map((name) => byId(`filter-${name}`));
  const has = (words, word) => !word || (words ?? "").split(" ").includes(word);

  const apply = () => {
    const [text, where, rule, severity] = fields.map((field) => field.value.trim().toLowerCase());
    for (const table of all("table.filtered")) {
      const rows = [...table.tBodies[0].rows];
      let left = 0;
      for (const row of rows) {
        const fits =
          has(row.dataset.rule?.toLowerCase(), rule) &&
          has(row.dataset.severity, severity) &&
          (!where || row.querySelector(".where").textContent.toLowerCase().includes(where)) &&
          (!text || row.textContent.toLowerCase().includes(text));
        row.hidden = !fits;
        left += fits;
      }
      const count = document.querySelector(`.count[data-of="${table.id}"]`);
      const noun = rows.length === 1 ? "row" : "rows";
      count.textContent = left === rows.length ? `${left} ${noun}` : `${left} of ${rows.length} ${noun}`;
    }
  };

  const reset = () => {
    fields.forEach((field) => (field.value = ""));
    apply();
  };

  filter.hidden = false;
  fields.forEach((field) => field.addEventListener("input", apply));
  byId("filter-reset").addEventListener("click", reset);

  const severities = ["error", "warning", "info"];
  const collator = new Intl.Collator("en", { numeric: true });
  const keys = {
    number: (cell) => Number.parseFloat(cell.dataset.value ?? cell.textContent.replaceAll(",", "")),
    severity: (cell) => severities.indexOf(cell.textContent),
  };

  const compare = (one, other) => {
    if (typeof one === "string") return collator.compare(one, other);
    return Number.isNaN(one) - Number.isNaN(other) || one - other;
  };

  const sort = (table, head) => {
    const at = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = keys[head.dataset.sort] ?? ((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[at]), row]);
    rows.sort(([one], [other]) => (down ? compare(other, one) : compare(one, other)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
    all("th", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  for (const table of all("table.sortable")) {
    for (const head of all("th", table.tHead)) {
      const button = element("button", "", head.textContent);
      button.type = "button";
      button.addEventListener("click", () => sort(table, head));
      head.replaceChildren(button);
    }
  }
})();
