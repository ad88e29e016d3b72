// Tells how large the map or figure is, in steps of an eighth, so that it fits a phone and a wall alike: its width, its
// height, and the height of a map while a hotspot is open. The style sheet says where that is another.
const step = (px) => Math.round(2 ** (Math.round(Math.log2(px) * 8) / 8));

export default function ({ parentElement, setStateValue, data }) {
  const page = parentElement.ownerDocument;
  const map = page.querySelector(".st-key-chart, .st-key-globe-chart, .st-key-picture");
  if (!map) return undefined;
  const probe = page.createElement("div");
  probe.style.cssText = "position: absolute; visibility: hidden; width: 0";
  parentElement.append(probe);
  const length = (value) => {
    probe.style.height = value;
    return probe.getBoundingClientRect().height;
  };
  let said = data.said.join("x");
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    if (width < 50 || height < 50) return;
    const lower = map.matches(".st-key-picture") ? 0 : length("var(--open-height)");
    const opened = lower > 0 && page.querySelector(".st-key-panel-head") !== null;
    const size = [width, opened ? length("var(--view-height)") : height, lower || height].map(step);
    if (size.join("x") === said) return;
    said = size.join("x");
    setStateValue("size", size);
  });
  observer.observe(map);
  return () => {
    observer.disconnect();
    probe.remove();
  };
}
