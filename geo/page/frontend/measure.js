// Tells how large the map or figure is, in steps of an eighth, so that it fits a phone and a wall alike.
const step = (px) => Math.round(2 ** (Math.round(Math.log2(px) * 8) / 8));

export default function ({ parentElement, setStateValue, data }) {
  const map = parentElement.ownerDocument.querySelector(".st-key-chart, .st-key-picture");
  if (!map) return undefined;
  let said = `${data.width}x${data.height}`;
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    if (width < 50 || height < 50) return;
    const size = [step(width), step(height)];
    if (size.join("x") === said) return;
    said = size.join("x");
    setStateValue("size", size);
  });
  observer.observe(map);
  return () => observer.disconnect();
}
