// Questions that only a browser can answer about a page. Put into the page before it loads, beside its policy.
globalThis.inPage = {
  openEverything() {
    for (const details of document.querySelectorAll('details')) details.open = true;
  },

  /** What foreign text would have left behind, had any of it been taken for markup. */
  traces() {
    const all = [...document.querySelectorAll('*')];
    return {
      sprung: 'sprung' in globalThis,
      elements: document.querySelectorAll('script, img, iframe, object, link, form, body style, [style]').length,
      handlers: all.filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).length,
      links: [...document.links].filter((link) => !link.hash).length,
    };
  },

  /** What reaches over the right edge of the window; the evidence table may, for it scrolls in its place. */
  stickingOut() {
    return [...document.querySelectorAll('body *:not(.scroll, .scroll *)')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
      .map((one) => one.outerHTML.slice(0, 80));
  },

  /** Texts too close to their ground: WCAG 2.2, 1.4.3 asks for 4.5 to 1, or 3 to 1 for large text. */
  faintTexts() {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** A CSS colour laid over another, as the browser paints it. */
    const over = (colour, ground) => {
      for (const paint of [`rgb(${ground.join(' ')})`, colour]) {
        canvas.fillStyle = paint;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour) => {
      const [red, green, blue] = colour
        .map((value) => value / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (a, b) => {
      const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (light + 0.05) / (dark + 0.05);
    };
    /** The colours behind an element: several where a gradient lies there. */
    const grounds = (element) => {
      const below = element.parentElement ? grounds(element.parentElement) : [[255, 255, 255]];
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const painted = below.map((ground) => over(backgroundColor, ground));
      const stops = backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g) ?? [];
      return stops.length === 0 ? painted : painted.flatMap((ground) => stops.map((stop) => over(stop, ground)));
    };

    const faint = [];
    let texts = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.textContent.trim() === '' || !element.checkVisibility() || element.closest('svg')) continue;
      texts += 1;
      const { color, fontSize } = getComputedStyle(element);
      const worst = Math.min(...grounds(element).map((ground) => ratio(over(color, ground), ground)));
      const wanted = Number.parseFloat(fontSize) >= 24 ? 3 : 4.5;
      if (worst < wanted) faint.push(`${worst.toFixed(2)} ${element.outerHTML.slice(0, 100)}`);
    }
    return { texts, faint };
  },

  heightOf: (selector) => document.querySelector(selector).getBoundingClientRect().height,
  styleOf: (selector, property) => getComputedStyle(document.querySelector(selector))[property],
};
