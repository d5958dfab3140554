// Shows the records of a mark where the pointer or the keyboard is. Runs for each article of a page once, however often it is there.
(() => {
  "use strict";
  // Calls a listener where the pointer has moved, not where the page has moved below it.
  let pointer = "";
  const place = (event) => `${event.screenX} ${event.screenY}`;
  const moved = (listener) => (event) => { if (place(event) !== pointer) listener(event); };
  document.addEventListener("mousemove", (event) => { pointer = place(event); }, true);

  const start = (root) => {
    root.dataset.ready = "";
    const text = root.querySelector(".text");
    const pop = root.querySelector(".pop");
    const marks = [...text.querySelectorAll("mark")];
    const cards = new Map([...root.querySelectorAll(".side .card")].map((card) => [card.dataset.id, card]));
    const ids = (mark) => mark.dataset.of.split(" ");
    const of = new Map();
    for (const mark of marks) for (const id of ids(mark)) of.set(id, [...(of.get(id) ?? []), mark]);
    let kept = null;
    let lit = [];

    // Marks the words and the card of a record.
    const light = (id) => {
      for (const element of lit) element.classList.remove("on");
      lit = id ? [...(of.get(id) ?? []), cards.get(id)].filter(Boolean) : [];
      for (const element of lit) element.classList.add("on");
    };
    const put = (mark) => {
      const [outer, inner] = [root.getBoundingClientRect(), mark.getClientRects()[0] ?? mark.getBoundingClientRect()];
      const widest = outer.width - pop.offsetWidth - 8;
      pop.style.left = `${Math.max(4, Math.min(inner.left - outer.left, widest))}px`;
      pop.style.top = `${inner.bottom - outer.top + 6}px`;
    };
    const show = (mark, keep) => {
      pop.replaceChildren(...ids(mark).filter((id) => cards.has(id)).map((id) => {
        const card = cards.get(id).cloneNode(true);
        card.removeAttribute("id");
        card.classList.remove("on");
        const box = document.createElement("div");
        box.className = card.className;
        box.append(...card.childNodes);
        for (const more of box.querySelectorAll("details")) more.open = true;
        return box;
      }));
      pop.hidden = false;
      pop.classList.toggle("kept", keep);
      kept = keep ? mark : null;
      put(mark);
      light(ids(mark)[0]);
    };
    const hide = () => {
      pop.hidden = true;
      kept = null;
      light(null);
    };
    const focus = (mark) => {
      for (const other of marks) other.tabIndex = -1;
      mark.tabIndex = 0;
      mark.focus();
    };
    const go = (id) => {
      const target = root.querySelector(`[id="${CSS.escape(id)}"]`);
      if (!target) return false;
      for (let box = target; box && box !== root; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
      target.scrollIntoView({ block: "nearest" });
      return target;
    };

    for (const mark of marks) {
      mark.tabIndex = -1;
      mark.setAttribute("role", "button");
    }
    if (marks.length) marks[0].tabIndex = 0;
    text.addEventListener("mouseover", moved((event) => {
      const mark = event.target.closest("mark");
      if (mark && !kept) show(mark, false);
    }));
    text.addEventListener("mouseleave", moved(() => { if (!kept) hide(); }));
    text.addEventListener("focusin", (event) => {
      const mark = event.target.closest("mark");
      if (mark && kept !== mark) show(mark, false);
    });
    text.addEventListener("focusout", () => { if (!kept) hide(); });
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (!mark) return;
      const again = kept === mark;
      focus(mark);
      if (again) hide(); else show(mark, true);
    });
    text.addEventListener("keydown", (event) => {
      const at = marks.indexOf(event.target);
      if (at < 0) return;
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (to !== undefined) focus(marks[Math.max(0, Math.min(to, marks.length - 1))]);
      else if (event.key === "Enter" || event.key === " ") show(event.target, true);
      else return;
      event.preventDefault();
    });
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || pop.hidden) return;
      const mark = kept;
      hide();
      mark?.focus();
      if (mark) hide();
    });
    for (const card of cards.values()) {
      card.addEventListener("mouseenter", moved(() => light(card.dataset.id)));
      card.addEventListener("focusin", () => light(card.dataset.id));
      card.addEventListener("mouseleave", moved(() => light(kept ? ids(kept)[0] : null)));
    }
    // Links stay within their article, of which a page may have another copy.
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && go(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      if (target.tagName === "MARK") { hide(); focus(target); show(target, true); light(link.textContent); }
      else { hide(); light(target.dataset.id); target.querySelector("a, summary")?.focus(); }
    });
    document.addEventListener("click", (event) => {
      if (kept && !root.contains(event.target)) hide();
    });
  };
  for (const root of document.querySelectorAll(".onrecord.article:not([data-ready])")) start(root);
})();
