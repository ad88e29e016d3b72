// Hotspot by article: a real table whose cells open excerpts. Everything arrives as data and is shown as text.
const make = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

// Puts a hotspot into the briefing basket, or takes it out.
const keeper = ({ id, name }, { sign, words, pressed }, tell) => {
  const button = make("button", "", { type: "button", class: "keep", "data-at": `${id} keep`, title: words });
  button.setAttribute("aria-label", `${words}: ${name}`);
  button.setAttribute("aria-pressed", pressed);
  button.append(make("span", sign, { "aria-hidden": "true" }));
  button.onclick = () => tell("flipped", { hotspot: id, excerpt: null });
  return button;
};

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// Arrow keys go to the next button in that direction, past cells without a number.
const walk = (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest("th, td");
  if (!step || !cell) return;
  event.preventDefault();
  const rows = [...cell.closest("tbody").rows];
  let row = rows.indexOf(cell.parentElement);
  let column = cell.cellIndex;
  do {
    row += step[0];
    column += step[1];
    const button = rows[row]?.cells[column]?.querySelector("button");
    if (button) {
      button.focus();
      return;
    }
  } while (rows[row]?.cells[column]);
};

// A hotspot that was opened elsewhere may be out of sight: the table scrolls, the page does not.
const show = (table, selected) => {
  if (table.dataset.shown === selected) return;
  table.dataset.shown = selected;
  const box = table.parentElement;
  const row = table.querySelector("tr.selected");
  if (!row) return;
  const top = row.offsetTop - table.tHead.offsetHeight;
  const bottom = row.offsetTop + row.offsetHeight + table.tFoot.offsetHeight;
  if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = table.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const open = (hotspot, source) => hotspot === data.selected.hotspot && source === data.selected.source;
  const button = (text, hotspot, source, label) => {
    const node = make("button", text, { type: "button", "data-at": `${hotspot} ${source ?? ""}` });
    if (label) node.setAttribute("aria-label", label);
    node.setAttribute("aria-pressed", String(open(hotspot, source)));
    node.onclick = () => setTriggerValue("picked", { hotspot, source });
    return node;
  };
  const head = make("tr", "");
  for (const column of data.columns) head.append(make("th", column.short, { scope: "col", title: column.full }));
  const rows = data.rows.map((row) => {
    const line = make("tr", "", row.id === data.selected.hotspot ? { class: "selected" } : {});
    const name = make("th", "", { scope: "row" });
    name.style.paddingInlineStart = `${0.5 + row.depth}rem`;
    name.append(button(row.name, row.id, null), keeper(row, data.keeps[row.kept], setTriggerValue));
    line.append(name);
    for (const cell of row.cells) {
      if (!cell.count) {
        const empty = make("td", "", { class: `empty ${cell.sign}`, title: cell.label });
        empty.append(make("span", cell.text, { "aria-hidden": "true" }), make("span", cell.label, { class: "unseen" }));
        line.append(empty);
        continue;
      }
      const field = make("td", "", { class: "count" });
      const count = button(String(cell.count), row.id, cell.source, cell.label);
      const { fill, ink } = data.levels[cell.level];
      if (cell.passing) {
        count.className = "passing";
        count.style.borderColor = data.frame;
      } else {
        count.style.background = fill;
        count.style.color = ink;
      }
      field.append(count);
      line.append(field);
    }
    line.append(make("td", row.total));
    return line;
  });
  const foot = make("tr", "");
  data.totals.forEach((text, i) => foot.append(make(i ? "td" : "th", text, i ? {} : { scope: "row" })));
  table.querySelector("caption").replaceChildren(make("span", data.caption));
  table.querySelector("thead").replaceChildren(head);
  table.querySelector("tbody").replaceChildren(...rows);
  table.querySelector("tfoot").replaceChildren(foot);
  table.querySelector("tbody").onkeydown = walk;
  show(table, data.selected.hotspot ?? "");
  if (focused) table.querySelector(`button[data-at="${CSS.escape(focused)}"]`)?.focus();
}
