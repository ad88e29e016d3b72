// The map's twin: a real table whose rows select a hotspot. Everything arrives as data and is shown as text.
const cell = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

// A mark for the eye, and the words it stands for.
const empty = ({ mark, words }) => {
  const node = cell("td", "", { class: "empty", title: words });
  node.append(cell("span", mark, { "aria-hidden": "true" }), cell("span", words, { class: "unseen" }));
  return node;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = table.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  const head = document.createElement("tr");
  for (const column of data.columns) head.append(cell("th", column.short, { scope: "col", title: column.full }));
  const rows = data.rows.map((row) => {
    const line = document.createElement("tr");
    const name = cell("th", "", { scope: "row" });
    name.style.paddingInlineStart = `${0.5 + row.depth}rem`;
    const button = cell("button", row.name, { type: "button", "data-id": row.id });
    button.setAttribute("aria-pressed", String(row.id === data.selected));
    button.onclick = () => setTriggerValue("picked", row.id);
    name.append(button);
    if (row.aside) name.append(cell("span", row.aside, { class: "aside" }));
    line.append(name, cell("td", row.precision));
    for (const count of row.counts) line.append(count.mark ? empty(count) : cell("td", count));
    line.append(cell("td", row.total));
    if (row.id === data.selected) line.className = "selected";
    return line;
  });
  table.querySelector("caption").replaceChildren(cell("span", data.caption));
  table.querySelector("thead").replaceChildren(head);
  table.querySelector("tbody").replaceChildren(...rows);
  if (focused) table.querySelector(`button[data-id="${CSS.escape(focused)}"]`)?.focus();
}
