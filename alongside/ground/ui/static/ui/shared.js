// At a shared computer: typing counts as being there; a page left alone closes itself; and before a page closes with
// words that were not sent, the browser asks. Without this script the server closes the page at the next click.

const form = document.querySelector("[data-switch]");
const minute = 60_000;
const limit = Number(form.dataset.switch) * minute;
let acted = Date.now();
let told = acted;
let unsent = false;

for (const kind of ["input", "keydown", "pointerdown"]) addEventListener(kind, () => (acted = Date.now()));
addEventListener("input", (event) => (unsent ||= event.target.form?.matches("[method=post]:not([role=search])")));
addEventListener("submit", (event) => (unsent &&= event.target === form));
addEventListener("beforeunload", (event) => unsent && event.preventDefault());

setInterval(() => {
  if (Date.now() - acted > limit) {
    unsent = false;
    form.elements.left.value = location.pathname + location.search;
    form.submit();
  } else if (acted - told > minute) {
    told = acted;
    fetch("/alive/");
  }
}, 5000);
