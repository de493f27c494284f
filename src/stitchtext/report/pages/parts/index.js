"use strict";
// Columns sort where their heads are pressed: numbers from the largest, names from the first.
(() => {
  const table = document.getElementById("index");
  const heads = [...table.tHead.rows[0].cells];
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    if (column === 0) return cell.textContent;
    return cell.dataset.value === undefined ? -1 : Number(cell.dataset.value);
  };
  const sort = (column) => {
    const head = heads[column];
    const first = column === 0 ? "ascending" : "descending";
    const other = column === 0 ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    const sign = order === "ascending" ? 1 : -1;
    const keyed = [...table.tBodies[0].rows].map((row) => [valueOf(row, column), row]);
    const compare = column === 0 ? new Intl.Collator(undefined, { numeric: true }).compare : (a, b) => a - b;
    keyed.sort((a, b) => sign * compare(a[0], b[0]));
    table.tBodies[0].append(...keyed.map((pair) => pair[1]));
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(column));
  });
})();
