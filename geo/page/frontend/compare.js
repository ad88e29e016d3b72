// Two compared: a table of what only one or both have; a number opens its quotes below its row, and a quote's place the
// panel. Everything arrives as data and is shown as text.
const make = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = table.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const body = table.querySelector("tbody");
  const find = (at) => body.querySelector(`button[data-at="${CSS.escape(at)}"]`);

  const quote = (entry) => {
    const told = data.quotes[entry.id];
    const item = make("li", "");
    item.append(make("blockquote", told.quote, { dir: "auto" }));
    const line = make("p", "");
    line.append(make("span", `— ${told.said} · ${told.article} · `));
    entry.hotspots.forEach((hotspot, i) => {
      if (i) line.append(document.createTextNode(", "));
      const place = make("button", data.places[hotspot], { type: "button", class: "place", title: "Open in the panel" });
      place.dataset.at = `${entry.id} ${hotspot}`;
      const open = hotspot === data.selected.hotspot && told.source === data.selected.source;
      place.setAttribute("aria-pressed", String(open));
      place.onclick = () => setTriggerValue("picked", { hotspot, source: told.source });
      line.append(place);
    });
    if (told.doubt) item.append(make("p", `${told.doubt}.`, { class: "doubt" }));
    item.append(line);
    return item;
  };

  const close = () => {
    const opened = table.dataset.open;
    delete table.dataset.open;
    body.querySelector("tr.quotes")?.remove();
    body.querySelector('button[aria-expanded="true"]')?.setAttribute("aria-expanded", "false");
    return opened;
  };

  // One list of quotes at a time: the table keeps its shape.
  const open = (number) => {
    const button = find(number.at);
    close();
    table.dataset.open = number.at;
    button.setAttribute("aria-expanded", "true");
    const field = make("td", "", { colspan: "4" });
    const list = make("ul", "");
    list.append(...number.quotes.map(quote));
    field.append(make("p", number.label, { class: "quotes-head" }), list);
    const line = make("tr", "", { class: "quotes" });
    line.append(field);
    button.closest("tr").after(line);
  };

  const numbers = new Map();
  const item = (entry, coded) => {
    const node = make("li", "");
    node.append(make("span", entry.label, { class: coded ? "coded" : "" }));
    entry.numbers.forEach((number, i) => {
      numbers.set(number.at, number);
      node.append(document.createTextNode(i ? " | " : " "));
      const button = make("button", String(number.count), { type: "button", class: "count", "aria-expanded": "false" });
      button.dataset.at = number.at;
      button.setAttribute("aria-label", number.label);
      button.title = number.label;
      button.onclick = () => (table.dataset.open === number.at ? close() : open(number));
      node.append(button);
    });
    if (entry.manner) node.append(make("span", ` (${entry.manner})`, { class: "manner" }));
    return node;
  };

  const rows = data.rows.map((row) => {
    const line = make("tr", "");
    line.append(make("th", row.head, { scope: "row" }));
    row.cells.forEach((cell, i) => {
      const field = make("td", cell.length ? "" : "–", { "data-head": data.columns[i] });
      if (cell.length) {
        const list = make("ul", "", row.coded ? { class: "claims-coded" } : {});
        list.append(...cell.map((entry) => item(entry, row.coded)));
        field.append(list);
      }
      line.append(field);
    });
    return line;
  });
  const head = make("tr", "");
  head.append(make("td", ""), ...data.columns.map((name) => make("th", name, { scope: "col" })));
  table.querySelector("caption").replaceChildren(make("strong", data.title), make("span", data.caption));
  table.querySelector("thead").replaceChildren(head);
  body.replaceChildren(...rows);
  if (numbers.has(table.dataset.open)) open(numbers.get(table.dataset.open));
  table.onkeydown = (event) => {
    if (event.key !== "Escape" || !table.dataset.open) return;
    event.stopPropagation();
    find(close()).focus();
  };
  if (focused) find(focused)?.focus();
}
