// Who does what to whom: a real table that sorts by its heads; a row's button opens the quote behind it. Everything
// arrives as data and is shown as text.
const make = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

const compare = (a, b) => (a.sort ?? a.text).localeCompare(b.sort ?? b.text, "en", { numeric: true });

// Without a sort the rows stand in the order of the data.
const sorted = (rows, { column, down }) => {
  if (column === undefined) return rows;
  const order = [...rows].sort((a, b) => {
    const [one, other] = [a.cells[column], b.cells[column]];
    if (!one.text !== !other.text) return one.text ? -1 : 1; // what is unknown stands last either way
    return (down ? -1 : 1) * compare(one, other);
  });
  return order;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = table.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const order = JSON.parse(table.dataset.order ?? "{}");

  const row = (entry) => {
    const open = entry.hotspot === data.selected;
    const line = make("tr", "", open ? { class: "selected" } : {});
    entry.cells.forEach((cell, i) => {
      const field = make(i ? "td" : "th", "", i ? {} : { scope: "row" });
      if (i) {
        if (cell.sign) field.append(make("span", cell.sign, { class: `sign ${cell.look}`, "aria-hidden": "true" }));
        field.append(document.createTextNode(cell.text));
      } else {
        const button = make("button", cell.text, { type: "button", "data-at": `row ${entry.at}` });
        button.setAttribute("aria-pressed", String(open && data.source === entry.source));
        button.onclick = () => setTriggerValue("picked", { hotspot: entry.hotspot, source: entry.source });
        field.append(button);
      }
      line.append(field);
    });
    return line;
  };

  const draw = () => {
    const head = make("tr", "");
    data.columns.forEach((name, column) => {
      const own = order.column === column;
      const cell = make("th", "", { scope: "col" });
      if (own) cell.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      const arrow = own ? (order.down ? " ▼" : " ▲") : "";
      const button = make("button", name, { type: "button", "data-at": `head ${column}`, title: `Sort by: ${name}` });
      button.append(make("span", arrow, { "aria-hidden": "true" }));
      button.onclick = () => {
        order.down = own ? !order.down : false;
        order.column = column;
        table.dataset.order = JSON.stringify(order);
        draw();
        table.querySelector(`button[data-at="head ${column}"]`).focus();
      };
      cell.append(button);
      head.append(cell);
    });
    table.querySelector("caption").replaceChildren(make("span", data.caption));
    table.querySelector("thead").replaceChildren(head);
    table.querySelector("tbody").replaceChildren(...sorted(data.rows, order).map(row));
  };

  draw();
  if (focused) table.querySelector(`button[data-at="${CSS.escape(focused)}"]`)?.focus();
}
