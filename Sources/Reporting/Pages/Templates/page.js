"use strict";
// Evidence opens in a panel over the page; without this script the links lead to it further down.
const panel = document.getElementById("panel");
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const anchor = link && link.getAttribute("href");
  if (!anchor || !/^#e\d+$/.test(anchor) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const evidence = document.getElementById(anchor.slice(1));
  if (!evidence) return;
  event.preventDefault();
  panel.querySelector("h2").textContent = evidence.parentElement.querySelector("summary").textContent;
  const body = evidence.cloneNode(true);
  body.removeAttribute("id");
  panel.querySelector("div").replaceWith(body);
  panel.showModal();
  panel.scrollTop = 0;
  panel.addEventListener("close", () => link.focus(), { once: true });
});
panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
// A box above each long table that hides the rows without the words typed into it.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const rows = Array.from(table.tBodies[0].rows);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const label = document.createElement("label");
  label.className = "filter";
  label.textContent = "Show only rows with";
  const input = document.createElement("input");
  input.type = "search";
  const tally = document.createElement("span");
  tally.className = "tally";
  tally.setAttribute("role", "status");
  label.append(input, " ", tally);
  table.parentElement.before(label);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    tally.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  });
}
