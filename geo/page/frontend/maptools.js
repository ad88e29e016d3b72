// What lies over the map: buttons to zoom, a scale bar that follows the hand, and the question which of several places
// that stand close together a click meant. Everything arrives as data and is shown as text.
const ZOOM_STEP = 1000; // turns of a wheel that double the scale, or halve it: deck.gl goes no farther at once
const LONGEST_PX = 110;
const WIDE_M = 2_780_000; // 25° of the ground: beyond, the scale at the edge of the map is another than at its centre
const before = new WeakMap(); // what was asked last, and what had the focus by then
const running = new WeakMap(); // what still runs for these tools: what it was given is out of date with a new call
let click = { x: 0, y: 0 };

const isLive = (deck) => Boolean(deck?.getViewports && deck.getCanvas?.()?.isConnected);

// The map's own state, by way of React's fibers: nobody promises that they are there, and without them there is no bar.
// An element leads to one of two trees of fibers, and the map that is drawn may be in the other.
const deckOf = (chart) => {
  const own = chart[Object.keys(chart).find((key) => key.startsWith("__reactFiber"))];
  const fibers = [own?.alternate?.child, own?.child];
  for (let seen = 0; fibers.length && seen < 500; seen += 1) {
    const fiber = fibers.pop();
    if (!fiber) continue;
    for (let hook = fiber.memoizedState; hook?.next !== undefined; hook = hook.next) {
      const kept = hook.memoizedState;
      for (const held of [kept, kept?.current, kept?.[0]]) if (isLive(held?.deck)) return held.deck;
    }
    fibers.push(fiber.sibling, fiber.child);
  }
  return null;
};

const isDrawn = (deck) => {
  const layers = deck?.layerManager?.getLayers() ?? [];
  return layers.length > 0 && layers.every((layer) => layer.isLoaded) && !deck.needsRedraw();
};

const between = (at, where, values) => {
  const found = where.findIndex((row) => row >= at);
  const i = Math.max(found, 1);
  if (found < 0 || at < where[0]) return null;
  return values[i - 1] + ((at - where[i - 1]) / (where[i] - where[i - 1])) * (values[i] - values[i - 1]);
};

// Metres on the ground to a unit, along a horizontal line through a place of the map; null where there is no map.
const metresToUnit = (scale, x, y) => {
  const [dx, dy] = [x - scale.origin, y - scale.origin];
  if (scale.about_centre) {
    const away = Math.hypot(dx, dy);
    if (away < scale.at[0]) return scale.along[0];
    const [along, across] = [scale.along, scale.across].map((values) => between(away, scale.at, values));
    return along && Math.hypot((dx / away) * along, (dy / away) * across);
  }
  const reach = between(y, scale.at, scale.reach);
  return reach === null || Math.abs(dx) > reach ? null : between(y, scale.at, scale.along);
};

const sphereM = ([lon, lat], [lon2, lat2]) => {
  const [a, b, c] = [lat, lat2, lon2 - lon].map((angle) => (angle * Math.PI) / 180);
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(c / 2) ** 2;
  return 2 * 6_371_008 * Math.asin(Math.sqrt(half));
};

const metresToPixel = (view, scale) => {
  const [x, y] = [view.width / 2, view.height / 2];
  if (!scale) return sphereM(view.unproject([x - 5, y]), view.unproject([x + 5, y])) / 10;
  const metres = metresToUnit(scale, ...view.unproject([x, y]));
  return metres && metres / 2 ** view.zoom;
};

const roundKm = (km) => {
  const power = 10 ** Math.floor(Math.log10(km));
  return [5, 2, 1].find((step) => step * power <= km) * power;
};

// deck.gl makes a new view for every move; null where there is no map yet, or it is about to be replaced.
const viewOf = (deck) => {
  try {
    return deck.getViewports()[0] ?? null;
  } catch {
    return null;
  }
};

const drawBar = (bar, view, scale) => {
  const metres = view && metresToPixel(view, scale);
  bar.hidden = !(metres > 0);
  if (bar.hidden) return;
  const km = roundKm((LONGEST_PX * metres) / 1000);
  const where = (view.width / 2) * metres > WIDE_M ? " at the centre" : "";
  bar.querySelector("i").style.width = `${((km * 1000) / metres).toFixed(1)}px`;
  bar.querySelector("span").textContent = `${km.toLocaleString("en")} km${where}`;
};

const zoomBy = (chart, turns) => {
  const canvas = chart.querySelector("canvas");
  if (!canvas) return;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: turns, bubbles: true, cancelable: true, ...at }));
};

const ask = (box, places, tools, pick, close) => {
  const key = places.map((place) => place.id).join(" ");
  const last = before.get(box);
  if (last?.key === key) return;
  if (!key) {
    if (box.contains(document.activeElement)) last?.focus?.focus?.();
    box.hidden = true;
    before.set(box, { key });
    return;
  }
  const buttons = places.map((place) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: place.name, onclick: () => pick(place.id) });
    return button;
  });
  box.querySelector("div").replaceChildren(...buttons);
  box.hidden = false;
  const within = (at, length, room) => `${Math.max(Math.min(at, room - length - 8), 8)}px`;
  box.style.left = within(click.x + 12, box.offsetWidth, tools.offsetWidth);
  box.style.top = within(click.y + 12, box.offsetHeight, tools.offsetHeight);
  box.querySelector(".map-asked-close").onclick = close;
  before.set(box, { key, focus: document.activeElement });
  buttons[0].focus();
};

export default function ({ parentElement, data, setTriggerValue }) {
  const tools = parentElement.querySelector(".map-tools");
  const map = tools.closest(".st-key-map");
  const [box, bar] = [".map-asked", ".map-scale"].map((name) => tools.querySelector(name));
  running.get(tools)?.abort();
  const stop = new AbortController();
  running.set(tools, stop);
  const { signal } = stop;
  let [chart, deck, place, view] = [null, null, "", undefined];

  const [closer, farther, whole] = tools.querySelectorAll(".map-buttons button");
  closer.onclick = () => zoomBy(chart, -ZOOM_STEP);
  farther.onclick = () => zoomBy(chart, ZOOM_STEP);
  whole.onclick = () => setTriggerValue("whole", true);
  const close = () => setTriggerValue("closed", true);
  const escape = (event) => event.key === "Escape" && !box.hidden && close();
  document.addEventListener("keydown", escape, { signal });
  const note = (event) => {
    if (tools.contains(event.target)) return;
    const { left, top } = tools.getBoundingClientRect();
    click = { x: event.clientX - left, y: event.clientY - top };
  };
  map.addEventListener("pointerdown", note, { signal, capture: true });

  // A picture stands for the map until it is drawn, or is touched.
  const dropPoster = () => map.querySelector(".map-poster")?.remove();
  for (const touch of ["pointerdown", "wheel"]) map.addEventListener(touch, dropPoster, { signal, capture: true });

  const frame = () => {
    if (signal.aborted) return;
    requestAnimationFrame(frame);
    if (!chart?.isConnected) chart = map.querySelector('[data-testid="stDeckGlJsonChart"]');
    if (!chart) return;
    if (!isLive(deck)) deck = deckOf(chart);
    if (isDrawn(deck)) dropPoster();
    const [own, its] = [map.getBoundingClientRect(), chart.getBoundingClientRect()];
    const sizes = { left: its.left - own.left, top: its.top - own.top, width: its.width, height: its.height };
    const now = JSON.stringify(sizes);
    for (const [name, px] of Object.entries(now === place ? {} : sizes)) tools.style[name] = `${px}px`;
    place = now;
    const current = viewOf(deck);
    if (current !== view) drawBar(bar, (view = current), data.scale);
  };
  frame();
  const pick = (hotspot) => setTriggerValue("picked", { hotspot, source: null });
  ask(box, data.asked, tools, pick, close);
  return () => stop.abort();
}
