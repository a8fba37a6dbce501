"use strict";
const filters = document.getElementById("filters");
const errors = [...document.querySelectorAll(".errors li")];

function show() {
  const wanted = Object.fromEntries(new FormData(filters));
  let shown = 0;
  for (const error of errors) {
    const fits =
      (!wanted.set || error.dataset.set === wanted.set) &&
      (!wanted.article || error.dataset.article === wanted.article) &&
      (!wanted.kind || error.dataset.kind === wanted.kind) &&
      (!wanted.label || error.dataset.label.split(" ").includes(wanted.label));
    error.hidden = !fits;
    shown += fits;
  }
  filters.querySelector("output").textContent = `${shown} of ${errors.length}`;
}

filters.hidden = false;
filters.addEventListener("change", show);
filters.addEventListener("reset", () => setTimeout(show));
filters.addEventListener("submit", (event) => event.preventDefault());
show();

// Paper shows everything: what is folded is unfolded for it, and folded again.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  unfolded.forEach((part) => (part.open = true));
});
addEventListener("afterprint", () => unfolded.forEach((part) => (part.open = false)));
