// Legend boxes switch labels; a table's row shows its evidence. Without this script the page still reads.
(() => {
  for (const article of document.querySelectorAll(".vnp-article:not(.vnp-live)")) {
    article.classList.add("vnp-live");
    const marks = [...article.querySelectorAll(".vnp-entity")];
    const parts = [...article.querySelectorAll(".vnp-part")];
    const back = article.querySelector(".vnp-back");
    const entityAt = new Map(marks.map((mark) => [mark.dataset.at, mark]));
    let lit = [];
    let chosen = null;

    for (const box of article.querySelectorAll(".vnp-legend input")) {
      const apply = () => {
        for (const mark of marks) {
          if (mark.dataset.label === box.value) mark.classList.toggle("vnp-off", !box.checked);
        }
      };
      box.addEventListener("change", apply);
      apply(); // a browser may remember the boxes of the last visit
    }

    const ends = (at) => at.split("-").map(Number);

    // A span is an entity, or else all the parts inside it.
    const evidence = (row) =>
      row.dataset.evidence.split(" ").flatMap((at) => {
        if (entityAt.has(at)) return [entityAt.get(at)];
        const [start, end] = ends(at);
        return parts.filter((part) => {
          const [first, last] = ends(part.dataset.at);
          return start <= first && last <= end;
        });
      });

    const show = (row) => {
      for (const element of lit) element.classList.remove("vnp-lit");
      lit = row ? [row, ...evidence(row)] : [];
      for (const element of lit) element.classList.add("vnp-lit");
    };

    const scroll = (element) => {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    };

    const choose = (row) => {
      chosen = row;
      show(row);
      if (lit.length > 1) scroll(lit[1]);
      back.hidden = false;
    };

    for (const row of article.querySelectorAll("tr[data-evidence]")) {
      row.tabIndex = 0;
      row.addEventListener("pointerenter", () => show(row));
      row.addEventListener("pointerleave", () => show(chosen));
      row.addEventListener("focus", () => show(row));
      row.addEventListener("blur", () => show(chosen));
      row.addEventListener("click", () => choose(row));
      row.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose(row);
      });
    }

    article.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      chosen = null;
      show(null);
      back.hidden = true;
    });

    back.addEventListener("click", () => {
      back.hidden = true;
      scroll(chosen);
      chosen.focus({ preventScroll: true });
    });
  }
})();
