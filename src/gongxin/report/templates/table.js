"use strict";
// Sorting and filtering. The page says everything without them: the buttons and boxes exist only where this runs.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
      const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
      const rows = [...body.rows].sort((a, b) => way * key(a).localeCompare(key(b), undefined, { numeric: true }));
      body.append(...rows);
    });
  });
}
for (const box of document.querySelectorAll(".filter[hidden]")) {
  box.hidden = false;
  const input = box.querySelector("input");
  const count = box.querySelector("output");
  input.addEventListener("input", () => {
    const words = input.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const item of document.querySelectorAll(box.dataset.items)) {
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
      shown += item.hidden ? 0 : 1;
    }
    count.textContent = input.value.trim() ? shown : "";
  });
}
