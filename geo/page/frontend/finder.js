// Ctrl-K or /: a search over hotspots, articles, commands and excerpts; [ and ] go from hotspot to hotspot. What can be
// found is fetched once and searched here. Everything arrives as data and is shown as text.

// Entries of each group that are listed, in the order of the groups: when nothing is typed, and when something is.
const FIRST = [5, 5, 30, 0];
const MOST = [8, 5, 30, 12];

// Characters of an excerpt before the first word that was found, where it is long.
const LEAD = 60;

// Whether keys without Ctrl work; a reader who dictates can turn them off (WCAG 2.2, 2.1.4).
const KEYS = "hotspots-keys";

// A dialogue of the page that is open.
const MODAL = '[data-testid="stDialog"]';

const TYPED = { "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-" };
const WHOLE = { ß: "ss", ø: "o", đ: "d", ł: "l", æ: "ae", œ: "oe", ı: "i" };

// Without case, accents and signs of print: much as the page's filter does.
const fold = (text) => {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(/[\u00ad\u200b\u2060]/g, "").replace(/[^ -~]/g, (sign) => TYPED[sign] ?? WHOLE[sign] ?? sign);
};

const make = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

// How well an entry fits, the best is 0; undefined where it does not. A word that only stands aside, as the article
// of an excerpt does, narrows a search and finds nothing by itself.
const rank = (entry, words, whole) => {
  const { name, also, rest } = entry.folded;
  if (!words.every((word) => name.includes(word) || also.includes(word) || rest.includes(word))) return undefined;
  if (!words.some((word) => name.includes(word) || also.includes(word))) return undefined;
  if (name.startsWith(whole)) return 0;
  if (` ${name}`.includes(` ${whole}`)) return 1;
  if (name.includes(whole)) return 2;
  return words.every((word) => name.includes(word)) ? 3 : 4;
};

// The groups with what is found in them.
const search = (groups, words) => {
  const whole = words.join(" ");
  return groups.map(({ title, items }, i) => {
    if (!words.length) return { title, found: items.slice(0, FIRST[i]), total: items.length };
    const fits = items.map((entry) => ({ entry, fit: rank(entry, words, whole) })).filter(({ fit }) => fit !== undefined);
    fits.sort((a, b) => a.fit - b.fit); // a stable sort: the order of the data within
    return { title, found: fits.slice(0, MOST[i]).map(({ entry }) => entry), total: fits.length };
  });
};

// An excerpt opens the hotspot that the search names, else the first; what it stands under besides is told.
const placed = ({ places, pick, aside }, words) => {
  const own = places.find(([, name]) => words.some((word) => fold(name).includes(word))) ?? places[0];
  const others = places.filter((other) => other !== own).map(([, name]) => name);
  const also = others.length ? ` (also ${others.join(", ")})` : "";
  return { pick: { ...pick, hotspot: own[0] }, aside: `${aside} · ${own[1]}${also}` };
};

// A text with what was found in it marked; a long one begins near the first of these.
const marked = (text, words) => {
  let folded = "";
  const origin = [];
  [...text].forEach((sign, at) => {
    const piece = fold(sign);
    folded += piece;
    origin.push(...Array(piece.length).fill(at));
  });
  const signs = [...text];
  const hit = signs.map(() => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let i = at; i < at + word.length; i += 1) hit[origin[i]] = true;
    }
  }
  const first = hit.indexOf(true);
  const start = first > 2 * LEAD ? signs.indexOf(" ", first - LEAD) + 1 : 0;
  const node = make("span", start ? "… " : "", { class: "name quote" });
  for (let at = start, end; at < signs.length; at = end) {
    end = at + 1;
    while (end < signs.length && hit[end] === hit[at]) end += 1;
    const piece = signs.slice(at, end).join("");
    node.append(hit[at] ? make("mark", piece) : document.createTextNode(piece));
  }
  return node;
};

const prepare = (groups) => {
  for (const { items } of groups) {
    for (const entry of items) {
      const rest = [entry.aside, ...(entry.places ?? []).map(([, name]) => name)].join(" ");
      entry.folded = { name: fold(entry.name), also: fold(entry.also.join(" ")), rest: fold(rest) };
    }
  }
  return groups;
};

const typing = (target) =>
  target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])");

// A page has one of these. Streamlit calls this again whenever the data changes, with the same elements.
let now;
const loaded = new Map();

const load = async (address) => {
  if (!loaded.has(address)) {
    const answer = await fetch(new URL(address, document.baseURI));
    loaded.set(address, prepare(await answer.json()));
  }
  return loaded.get(address);
};

const choose = (step) => {
  const options = [...now.list.querySelectorAll("[role=option]")];
  if (!options.length) return;
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  mark(options[(at + step + options.length) % options.length]);
};

const mark = (option) => {
  now.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  if (!option) {
    now.input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  now.input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
};

// An entry's sign of the briefing basket, and the same in words for who does not see it.
const showKept = (option) => {
  const { hotspot, excerpt } = option.flips;
  const ids = now.data.kept[hotspot];
  const kept = ids !== undefined && (!ids.length || ids.includes(excerpt));
  const { sign, words } = now.data.keeps[kept ? "all" : ""];
  option.keep.textContent = sign;
  option.keep.title = words;
  option.keep.classList.toggle("kept", kept);
  option.told.textContent = kept ? `, ${words.toLowerCase()}` : "";
};

const flip = (option) => {
  if (!option?.flips) return;
  mark(option);
  now.flipped = true;
  now.tell("flipped", option.flips);
};

const addKeep = (option, flips) => {
  option.flips = flips;
  option.keep = make("span", "", { class: "keep", "aria-hidden": "true" });
  option.told = make("span", "", { class: "unseen" });
  option.keep.onclick = (event) => {
    event.stopPropagation();
    flip(option);
  };
  option.append(option.told, option.keep);
  showKept(option);
};

const list = () => {
  if (!now.groups) return; // typed before the file has come
  const words = fold(now.input.value).split(/\s+/).filter(Boolean);
  const groups = search(now.groups, words).filter(({ found }) => found.length);
  let count = 0;
  const drawn = groups.map(({ title, found, total }) => {
    const id = `finder-group-${title}`;
    const group = make("div", "", { role: "group", "aria-labelledby": id });
    const more = words.length && total > found.length ? ` (${found.length} of ${total})` : "";
    group.append(make("div", title + more, { id, class: "title", role: "presentation" }));
    for (const entry of found) {
      const option = make("div", "", { role: "option", id: `finder-option-${count++}`, "aria-selected": "false" });
      option.append(entry.places ? marked(entry.name, words) : make("span", entry.name, { class: "name" }));
      const { pick, aside } = entry.places ? placed(entry, words) : entry;
      if (aside) option.append(make("span", aside, { class: "aside" }));
      option.pick = pick;
      if (entry.keeps !== undefined) addKeep(option, { hotspot: pick.hotspot, excerpt: entry.keeps });
      option.onclick = () => take(option.pick);
      // What scrolls below a mouse at rest is not pointed at.
      option.onmousemove = ({ movementX, movementY }) => (movementX || movementY) && mark(option);
      group.append(option);
    }
    return group;
  });
  now.list.replaceChildren(...drawn);
  now.list.scrollTop = 0;
  mark(now.list.querySelector("[role=option]"));
  now.status.textContent = count ? `${count} found. Enter opens, Shift and Enter adds to the briefing.` : "Nothing found";
};

const open = async () => {
  // A dialogue of the page holds the focus: two at once would fight for it.
  if (now.dialog.open || document.querySelector(MODAL)) return;
  now.input.value = "";
  now.dialog.showModal();
  try {
    now.groups = await load(now.data.items);
    list();
  } catch {
    now.status.textContent = "The server does not answer. Load the page again.";
  }
};

const say = (text) => {
  now.said.textContent = text;
  const name = now.button.querySelector("span");
  name.textContent = text;
  setTimeout(() => (name.textContent = "Search"), 1500);
};

const keysOn = () => localStorage.getItem(KEYS) !== "off";

const take = async (pick) => {
  now.dialog.close(); // the browser gives the focus back
  if (pick.copy) {
    const { put, address } = await import(new URL(now.data.copying, document.baseURI));
    await put(address(now.data.query));
    say("Link copied");
  } else if (pick.keys) {
    localStorage.setItem(KEYS, keysOn() ? "off" : "on");
    say(keysOn() ? "Keys are on" : "Keys are off");
  } else {
    now.tell("picked", pick);
  }
};

const inDialog = (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) choose(steps[event.key]);
  else if (event.key === "Enter" && !event.isComposing) {
    const option = now.list.querySelector("[aria-selected=true]");
    if (option && event.shiftKey) flip(option);
    else if (option) take(option.pick);
  } else return;
  event.preventDefault();
};

const STEPS = { "]": 1, "[": -1 };

const onKey = (event) => {
  if (!now?.dialog.isConnected || event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !event.shiftKey && key.toLowerCase() === "k") {
    event.preventDefault();
    if (now.dialog.open) now.dialog.close();
    else open();
    return;
  }
  // Many keyboards have the brackets on AltGr, which is told as Ctrl and Alt, or on Alt.
  const held = metaKey || (ctrlKey && !altKey);
  if (held || now.dialog.open || typing(event.target) || document.querySelector(MODAL) || !keysOn()) return;
  if (key === "/") open();
  else if (key in STEPS && !event.repeat) now.tell("picked", { step: STEPS[key] });
  else return;
  event.preventDefault();
};
window.addEventListener("keydown", onKey);

export default function ({ parentElement, data, setTriggerValue }) {
  const dialog = parentElement.querySelector("dialog.finder");
  now = {
    ...(now?.dialog === dialog ? now : {}),
    data,
    dialog,
    tell: setTriggerValue,
    button: parentElement.querySelector(".finder-open"),
    said: parentElement.querySelector(".copy-said"),
    input: dialog.querySelector("input"),
    list: dialog.querySelector("[role=listbox]"),
    status: dialog.querySelector("[role=status]"),
  };
  if (now.flipped && dialog.open) {
    now.flipped = false;
    for (const option of now.list.querySelectorAll("[role=option]")) if (option.flips) showKept(option);
    now.status.textContent = `${data.keeps.all.words}: ${Object.keys(data.kept).length}.`;
  }
  const words = "Search hotspots, excerpts, articles and commands";
  now.input.setAttribute("aria-label", words);
  now.input.placeholder = words;
  if (/Mac|iPhone|iPad/.test(navigator.platform)) now.button.querySelector("kbd").textContent = "⌘ K";
  now.button.onclick = open;
  now.input.oninput = list;
  dialog.onkeydown = inDialog;
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  };
}
