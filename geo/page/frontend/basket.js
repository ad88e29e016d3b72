// The briefing basket: items that are moved by key and by hand, told in the analyst's words, and narrowed to single
// quotes. All of it is told at every change, so that none is lost on the way. Everything is shown as text.
const make = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

const sign = (name) => make("span", name, { class: "sign", "aria-hidden": "true" });

const button = (name, glyph, className) => {
  const node = make("button", "", { type: "button", class: className, "aria-label": name, title: name });
  node.append(sign(glyph));
  return node;
};

const isIn = (item, { id, shown }) => (item.excerpts.length ? item.excerpts.includes(id) : shown);

const counted = (item, quotes) => {
  const total = quotes.length === 1 ? "1 quote" : `${quotes.length} quotes`;
  if (item.excerpts.length) return `${item.excerpts.length} of ${total}, chosen`;
  const shown = quotes.filter((quote) => quote.shown).length;
  return shown === quotes.length ? `All of it: ${total}` : `What the filters show: ${shown} of ${total}`;
};

// One basket is in the page at a time. Streamlit calls this again whenever the data changes, with the same elements.
let now;

const tell = () => {
  now.serial += 1;
  now.tell("changed", { serial: now.serial, items: now.items });
};

const say = (text) => (now.said.textContent = text);

// Moves an item and keeps the focus, which is lost by what is taken out of the page for a moment.
const move = (item, to) => {
  const from = now.items.indexOf(item);
  if (to < 0 || to >= now.items.length || to === from) return;
  const focused = document.activeElement;
  now.items.splice(from, 1);
  now.items.splice(to, 0, item);
  draw();
  focused.focus();
  say(`${now.data.places[item.hotspot].name}: ${to + 1} of ${now.items.length}`);
  tell();
};

const remove = (item) => {
  const at = now.items.indexOf(item);
  now.items.splice(at, 1);
  draw();
  const next = now.items[Math.min(at, now.items.length - 1)];
  (next ? now.rows.get(next.hotspot).querySelector(".remove") : now.list).focus();
  say(`${now.data.places[item.hotspot].name} taken out`);
  tell();
};

// By hand: the item goes along, and stays where it is let go. Escape puts it back.
const drag = (row, item) => {
  const grip = row.querySelector(".grip");
  let before = null;
  const end = (kept) => {
    if (!before) return;
    const changed = before.some((other, i) => other !== now.items[i]);
    if (!kept) now.items = before;
    before = null;
    window.removeEventListener("keydown", cancel, true);
    row.classList.remove("dragged");
    draw();
    if (kept && changed) tell();
  };
  // The focus may be anywhere meanwhile, and the dialogue would close.
  const cancel = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    end(false);
  };
  grip.onpointerdown = (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    before = [...now.items];
    grip.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
    window.addEventListener("keydown", cancel, true);
  };
  grip.onpointermove = (event) => {
    if (!before) return;
    const others = [...now.list.children].filter((other) => other !== row);
    const to = others.filter((other) => {
      const box = other.getBoundingClientRect();
      return event.clientY > box.top + box.height / 2;
    }).length;
    if (to === now.items.indexOf(item)) return;
    now.items.splice(now.items.indexOf(item), 1);
    now.items.splice(to, 0, item);
    draw();
    row.scrollIntoView({ block: "nearest" });
  };
  grip.onpointerup = () => end(true);
  grip.onpointercancel = () => end(false);
  row.onkeydown = (event) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(item, now.items.indexOf(item) + (event.key === "ArrowUp" ? -1 : 1));
    }
  };
};

const field = (item, part, label, name) => {
  const line = make("label", "", { class: "field" });
  const input = make("input", "", { type: "text", maxlength: now.data.longest, "aria-label": `${label} of ${name}` });
  let told = item[part];
  const commit = () => {
    if (item[part] === told) return;
    told = item[part];
    tell();
  };
  input.className = part;
  input.oninput = () => {
    item[part] = input.value;
  };
  input.onchange = commit;
  input.onkeydown = (event) => {
    if (event.key === "Enter" && !event.isComposing) commit();
  };
  line.append(make("span", label, { "aria-hidden": "true" }), input);
  return line;
};

// Which of its quotes: ticked is in. All of them, one by one, is not the same as all that the filters show.
const quotes = (item, { quotes: every }) => {
  const box = make("details", "");
  box.append(make("summary", ""));
  for (const quote of every) {
    const line = make("label", "");
    const tick = make("input", "", { type: "checkbox", value: quote.id });
    tick.onchange = () => {
      const ticked = [...box.querySelectorAll("input")].filter((one) => one.checked).map((one) => one.value);
      if (!ticked.length) {
        remove(item);
        return;
      }
      item.excerpts = ticked;
      draw();
      tell();
    };
    line.append(tick, make("span", quote.text));
    box.append(line);
  }
  return box;
};

const begin = (item) => {
  const place = now.data.places[item.hotspot];
  const row = make("li", "");
  const head = make("div", "", { class: "head" });
  const up = button(`Move ${place.name} up`, "arrow_upward", "up");
  const down = button(`Move ${place.name} down`, "arrow_downward", "down");
  const out = button(`Take ${place.name} out`, "close", "remove");
  up.onclick = () => move(item, now.items.indexOf(item) - 1);
  down.onclick = () => move(item, now.items.indexOf(item) + 1);
  out.onclick = () => remove(item);
  const grip = make("span", "drag_indicator", { class: "grip sign", "aria-hidden": "true", title: "Drag" });
  head.append(grip, make("span", "", { class: "number" }), make("strong", place.name), up, down, out);
  row.append(head, quotes(item, place), field(item, "headline", "Headline", place.name), field(item, "line", "Line", place.name));
  drag(row, item);
  return row;
};

const draw = () => {
  const { items, list, rows, data } = now;
  items.forEach((item, i) => {
    const place = data.places[item.hotspot];
    const row = rows.get(item.hotspot);
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
    row.querySelector(".number").textContent = i + 1;
    row.querySelector(".up").setAttribute("aria-disabled", String(i === 0));
    row.querySelector(".down").setAttribute("aria-disabled", String(i === items.length - 1));
    row.querySelector("summary").textContent = counted(item, place.quotes);
    row.querySelectorAll("[type=checkbox]").forEach((tick, at) => (tick.checked = isIn(item, place.quotes[at])));
    row.querySelector(".headline").placeholder = place.made;
    row.querySelector(".line").placeholder = "In your words, as the analyst’s";
    for (const part of ["headline", "line"]) {
      const input = row.querySelector(`.${part}`);
      if (input !== document.activeElement) input.value = item[part];
    }
  });
  while (list.children.length > items.length) list.lastChild.remove();
};

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  if (now?.list !== list) now = { list, rows: new Map(), items: [], serial: data.serial };
  Object.assign(now, { data, tell: setTriggerValue, said: parentElement.querySelector(".copy-said") });
  list.tabIndex = -1;
  // What was told since is on its way: this is from before.
  if (data.serial < now.serial) return;
  const known = new Map(now.items.map((item) => [item.hotspot, item]));
  now.serial = data.serial;
  now.items = data.items.map((item) => Object.assign(known.get(item.hotspot) ?? {}, item));
  for (const item of now.items) {
    if (known.get(item.hotspot) !== item || !now.rows.has(item.hotspot)) now.rows.set(item.hotspot, begin(item));
  }
  draw();
}
