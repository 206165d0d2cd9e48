// What a person would see as a fault of a page, as a list of sentences: runs in the page, and changes nothing.
export const seen = () => {
  const faults = new Set();
  const quote = (text) => JSON.stringify(text.trim().slice(0, 50));
  const { clientWidth } = document.documentElement;
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.skip') &&
    element.getBoundingClientRect().width > 0;
  const scroller = (element) => element.closest('.scroll');

  if (document.documentElement.scrollWidth > clientWidth + 1)
    faults.add(`the page is ${document.documentElement.scrollWidth} wide in a window of ${clientWidth}`);

  /** Where the ink of letters lies: less than their line. */
  const ink = ({ left, right, top, bottom }, above, below) => {
    const height = bottom - top;
    return { left, right, top: top + above * height, bottom: bottom - below * height };
  };
  const texts = [];
  for (const element of document.querySelectorAll('svg text')) {
    if (!isShown(element) || element.textContent.trim() === '') continue;
    const matrix = element.getScreenCTM();
    const size = parseFloat(getComputedStyle(element).fontSize) * matrix.d;
    const picture = element.ownerSVGElement.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const place = ink(box, 0.2, 0.22);
    texts.push({ element, text: element.textContent, place });
    if (size < 9) faults.add(`${quote(element.textContent)} is ${size.toFixed(1)} px tall`);
    if (
      place.left < picture.left - 1 ||
      place.right > picture.right + 1 ||
      place.top < picture.top - 1 ||
      place.bottom > picture.bottom + 1
    )
      faults.add(`${quote(element.textContent)} reaches out of its picture`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('svg') !== null || !isShown(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 9) faults.add(`${quote(node.data)} is ${size} px tall`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width <= 1) continue;
      const place = ink(rect, 0.2, 0.2);
      if (scroller(element) === null && (place.right > clientWidth + 1 || place.left < -1))
        faults.add(`${quote(node.data)} reaches beyond the window`);
      texts.push({ element, text: node.data, place, scroller: scroller(element) });
    }
  }

  const sorted = texts.toSorted((a, b) => a.place.top - b.place.top);
  for (const [at, a] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length && sorted[next].place.top < a.place.bottom - 1.5; next += 1) {
      const b = sorted[next];
      const across = Math.min(a.place.right, b.place.right) - Math.max(a.place.left, b.place.left);
      if (across > 1.5 && a.element !== b.element && (a.scroller ?? null) === (b.scroller ?? null))
        faults.add(`${quote(a.text)} and ${quote(b.text)} lie on each other`);
    }
  }

  /** Contrast by WCAG 2.2, of text on what is painted below it. */
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const over = (top, alpha, under) => top.slice(0, 3).map((part, at) => part * alpha + under[at] * (1 - alpha));
  const paper = channels(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  const shapes = new Map();
  for (const { element, text, place } of texts) {
    const svg = element.ownerSVGElement;
    if (svg === undefined || svg === null) continue;
    const style = getComputedStyle(element);
    let ground = paper;
    if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none') ground = channels(style.stroke).slice(0, 3);
    else {
      if (!shapes.has(svg))
        shapes.set(
          svg,
          [...svg.querySelectorAll('rect,circle')].map((shape) => ({
            box: shape.getBoundingClientRect(),
            style: getComputedStyle(shape),
          })),
        );
      const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
      for (const { box, style: paint } of shapes.get(svg)) {
        if (paint.fill === 'none' || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
        ground = over(channels(paint.fill), parseFloat(paint.fillOpacity), ground);
      }
    }
    const ratio = contrast(channels(style.fill), ground);
    if (ratio < 4.45) faults.add(`${quote(text)} has a contrast of ${ratio.toFixed(2)}`);
  }

  for (const svg of document.querySelectorAll('svg[role=img]')) {
    if (!isShown(svg)) continue;
    const name = quote(svg.querySelector('title')?.textContent ?? '');
    if (!document.getElementById(svg.getAttribute('aria-labelledby'))?.textContent)
      faults.add(`a picture has no title`);
    if (!document.getElementById(svg.getAttribute('aria-describedby'))?.textContent)
      faults.add(`the picture ${name} has no description`);
    if (svg.closest('figure').querySelector('table') === null) faults.add(`the picture ${name} has no table`);
  }
  return { faults: [...faults], texts: texts.length };
};
