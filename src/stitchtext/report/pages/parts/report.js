"use strict";
// All that is explored here can be read without it: links, notes and tables stand in the page itself.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const tools = document.querySelector(".tools");
  tools.hidden = false;
  all(".zoom").forEach((zoom) => { zoom.hidden = false; });

  const tint = byId("tint");
  const paint = () => document.documentElement.classList.toggle("plain", !tint.checked);
  tint.addEventListener("change", paint);
  paint();

  // Names that the page, which may have thousands of them, does not spell out.
  for (const mark of all(".mark")) {
    mark.setAttribute("aria-label", `Note ${mark.getAttribute("href").split("-")[1]}, ${mark.classList[1]}`);
  }
  for (const ref of all(".ref")) ref.setAttribute("aria-label", `note ${ref.textContent}`);

  // The text of an article, by offsets in code points, as the paragraphs hold it.
  const lines = new Map();
  const linesOf = (article) => {
    if (!lines.has(article)) lines.set(article, all(`#article-${article} .line`));
    return lines.get(article);
  };
  const lineAt = (article, at) => {
    const found = linesOf(article);
    let low = 0;
    let high = found.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(found[middle].dataset.at) <= at) low = middle;
      else high = middle - 1;
    }
    return found[low];
  };
  const nodesOf = (line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.ELEMENT_NODE) {
        return node.matches(".chip, .ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      }
      return NodeFilter.FILTER_ACCEPT;
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const tokenOf = (node) => (node.parentNode.localName === "i" ? node.parentNode : null);
  const textOf = (line) => nodesOf(line).map((node) => {
    const token = tokenOf(node);
    return token ? "\ufffc".repeat(Math.min(200, Number(token.dataset.n || 1))) : node.data;
  }).join("");
  const placeAt = (line, count) => {
    let left = count;
    for (const node of nodesOf(line)) {
      const token = tokenOf(node);
      const points = token ? Number(token.dataset.n || 1) : [...node.data].length;
      if (left < points) {
        const inner = token ? 0 : [...node.data].slice(0, left).join("").length;
        return [node, inner];
      }
      left -= points;
    }
    return null;
  };

  // Highlights change nothing in the page; where a browser has none, the line itself is scrolled to.
  const shine = (name, ranges) => {
    if (window.CSS && CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges));
  };
  const bring = (target) => {
    const rect = target.getBoundingClientRect();
    const top = rect.top + scrollY - tools.offsetHeight - innerHeight / 4;
    scrollTo({ top, behavior: calm ? "auto" : "smooth" });
  };
  const goTo = (article, at) => {
    const line = lineAt(article, at);
    if (!line) return;
    const place = placeAt(line, at - Number(line.dataset.at));
    if (!place) { bring(line); return; }
    const range = document.createRange();
    range.setStart(place[0], place[1]);
    range.setEnd(place[0], Math.min(place[0].data.length, place[1] + 24));
    shine("place", [range]);
    bring(range);
  };

  // The picture: hovering and focus show the text, a click goes to it, arrow keys go from mark to mark.
  const tip = byId("tip");
  const excerpt = (article, at, end) => {
    const line = lineAt(article, at);
    if (!line) return "";
    const points = [...textOf(line)];
    const from = Math.max(0, at - Number(line.dataset.at));
    const stop = Math.min(points.length, from + 72, end - Number(line.dataset.at));
    return (from ? "…" : "") + points.slice(from, Math.max(stop, from + 1)).join("") + (stop < points.length ? "…" : "");
  };
  const showTip = (target, at, x, y, thin) => {
    const article = Number(target.closest(".article").id.slice(8));
    const end = Number(target.dataset.end || at + 72);
    tip.replaceChildren();
    const head = document.createElement("b");
    head.textContent = target.getAttribute("aria-label");
    const body = document.createElement("span");
    body.dir = "auto";
    body.textContent = excerpt(article, at, end);
    if (thin) {
      const note = document.createElement("em");
      note.textContent = "Leaves out: ";
      tip.append(head, note, body);
    } else tip.append(head, body);
    tip.hidden = false;
    const width = document.documentElement.clientWidth;
    tip.style.left = `${Math.max(8, Math.min(x + 12, width - tip.offsetWidth - 8))}px`;
    const below = y + 18 + tip.offsetHeight < innerHeight;
    tip.style.top = `${below ? y + 18 : Math.max(8, y - tip.offsetHeight - 12)}px`;
  };
  const hideTip = () => { tip.hidden = true; };
  const offsetAt = (target, x) => {
    const start = Number(target.dataset.start);
    if (!target.dataset.end || x === undefined) return start;
    const svg = target.ownerSVGElement;
    const rect = svg.getBoundingClientRect();
    const at = Math.floor(((x - rect.left) / rect.width) * Number(svg.dataset.length));
    return Math.min(Math.max(at, start), Math.max(start, Number(target.dataset.end) - 1));
  };
  for (const pile of all(".pile")) {
    const stops = all(".bar, .seam[href], .gap, .mark", pile).sort((a, b) => a.dataset.start - b.dataset.start);
    stops.forEach((stop, number) => stop.setAttribute("tabindex", number ? "-1" : "0"));
    const find = (event) => event.target.closest && event.target.closest("[data-start]");
    pile.addEventListener("pointermove", (event) => {
      const target = find(event);
      if (!target) { hideTip(); return; }
      const thin = event.target.classList.contains("thin");
      showTip(target, offsetAt(target, event.clientX), event.clientX, event.clientY, thin);
    });
    pile.addEventListener("pointerleave", hideTip);
    pile.addEventListener("focusin", (event) => {
      const target = find(event);
      if (!target || !target.matches(":focus-visible")) return;
      const rect = target.getBoundingClientRect();
      showTip(target, offsetAt(target), Math.max(rect.left, 8), rect.bottom - 10, false);
    });
    pile.addEventListener("focusout", hideTip);
    pile.addEventListener("click", (event) => {
      const target = find(event);
      if (!target) return;
      event.preventDefault();
      hideTip();
      const article = Number(target.closest(".article").id.slice(8));
      if (target.matches(".mark")) settle(byId(target.getAttribute("href").slice(1)));
      else goTo(article, offsetAt(target, event.detail ? event.clientX : undefined));
    });
    pile.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const number = stops.indexOf(document.activeElement);
      if (event.key === "Escape") hideTip();
      if (number < 0 || !(event.key in steps)) return;
      event.preventDefault();
      const next = stops[(number + steps[event.key] + stops.length) % stops.length];
      stops[number].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
    const scroll = pile.querySelector(".scroll");
    const drawn = all(".scroll > svg", pile);
    let scale = Number(drawn[1].dataset.scale);
    for (const button of all(".zoom button", pile)) {
      button.addEventListener("click", () => {
        const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth;
        scale = Math.min(64, Math.max(1, scale * Number(button.dataset.zoom)));
        drawn.forEach((svg) => {
          svg.classList.remove("x2", "x4", "x8", "x16");
          svg.setAttribute("width", `${100 * scale}%`);
        });
        scroll.scrollLeft = middle * scroll.scrollWidth - scroll.clientWidth / 2;
      });
    }
  }

  // Notes, one after another.
  const notes = all(".note");
  const where = byId("where");
  let current = -1;
  const settle = (note) => {
    current = notes.indexOf(note);
    all(".note.current").forEach((each) => each.classList.remove("current"));
    note.classList.add("current");
    note.tabIndex = -1;
    where.textContent = `${current + 1} of ${notes.length}`;
    bring(note);
    note.focus({ preventScroll: true });
  };
  const step = (by) => {
    if (!notes.length) return;
    settle(notes[current < 0 ? (by > 0 ? 0 : notes.length - 1) : (current + by + notes.length) % notes.length]);
  };
  where.textContent = notes.length ? `${notes.length} in all` : "no notes";
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").disabled = byId("previous").disabled = !notes.length;

  // Search, in the text alone: numbers and notes between the words do not count.
  const search = byId("search");
  const hits = byId("hits");
  const most = 2000;
  let ranges = [];
  let hit = -1;
  const look = () => {
    ranges = [];
    hit = -1;
    const wanted = search.value;
    if (wanted) {
      const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&"), "gi");
      for (const line of all(".line")) {
        const nodes = nodesOf(line);
        const text = nodes.map((node) => node.data).join("");
        for (const match of text.matchAll(pattern)) {
          if (ranges.length >= most) break;
          ranges.push(rangeOf(nodes, match.index, match.index + match[0].length));
        }
      }
    }
    shine("found", ranges);
    shine("here", []);
    hits.textContent = wanted ? (ranges.length ? `${ranges.length}${ranges.length < most ? "" : "+"} found` : "not found") : "";
  };
  const rangeOf = (nodes, start, end) => {
    const range = document.createRange();
    let done = 0;
    let open = false;
    for (const node of nodes) {
      const next = done + node.data.length;
      if (!open && start < next) { range.setStart(node, start - done); open = true; }
      if (open && end <= next) { range.setEnd(node, end - done); return range; }
      done = next;
    }
    return range;
  };
  const visit = (by) => {
    if (!ranges.length) return;
    hit = (hit + by + ranges.length) % ranges.length;
    if (hit < 0) hit = 0;
    shine("here", [ranges[hit]]);
    hits.textContent = `${hit + 1} of ${ranges.length}`;
    bring(ranges[hit]);
  };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); if (waiting) { clearTimeout(waiting); if (hit < 0) look(); } visit(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { search.value = ""; look(); search.blur(); }
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
  });
})();
