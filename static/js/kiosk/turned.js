/** Words and hours of a shop that are more than their box holds, with large letters say: turned over by a pair of buttons. */

const ANEW = ["chosen", "language", "part", "large", "low"]; // begin at the first page
const SLACK = 0.15; // of a line's height by which it may stick out: the space around its letters

/**
 * Pages of whole lines: [{start, end}] of `lines` [[top, bottom]], from above, in a box of height `room`. A line that is higher than the
 * box has a page of its own.
 */
export function pagesOf(lines, room) {
  const pages = [];
  for (const [top, bottom] of lines) {
    const page = pages.at(-1);
    if (page && bottom <= page.start + room) page.end = Math.max(page.end, bottom);
    else pages.push({ start: top, end: bottom });
  }
  return pages;
}

export function attachTurned({ visit }) {
  const turns = [...document.querySelectorAll("[data-turned]")].map(turned);
  return (changed) => {
    if (visit.state.view !== "result") return;
    for (const turn of turns) turn(ANEW.some((field) => changed.has(field)));
  };
}

/** A function that shows `box` page by page where it has to; `isAnew`: from the first. */
function turned(box) {
  const turns = box.nextElementSibling;
  const [before, more] = turns.querySelectorAll("button");
  let pages = [];
  let page = 0;

  function show() {
    const { end } = pages[page];
    const start = page === 0 ? 0 : pages[page].start;
    box.style.maxHeight = pages.length > 1 ? `${Math.ceil(end - start)}px` : "";
    box.scrollTop = start;
    before.disabled = page === 0;
    more.disabled = page === pages.length - 1;
  }

  function measure(withTurns) {
    turns.hidden = !withTurns;
    box.style.maxHeight = "";
    box.scrollTop = 0;
    return pagesOf(linesOf(box), box.clientHeight);
  }

  for (const button of [before, more]) {
    button.addEventListener("click", () => {
      page += Number(button.dataset.turn);
      show();
    });
  }

  return (isAnew) => {
    if (!box.checkVisibility()) return;
    pages = measure(false);
    if (pages.length > 1) pages = measure(true);
    page = isAnew ? 0 : Math.min(page, pages.length - 1);
    if (pages.length) show();
  };
}

/** [[top, bottom]] of all lines of text in a box, from its top. */
function linesOf(box) {
  const { top } = box.getBoundingClientRect();
  const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const each of range.getClientRects()) {
      const slack = each.height * SLACK;
      if (each.height) lines.push([each.top - top + slack, each.bottom - top - slack]);
    }
  }
  return lines.sort(([one], [other]) => one - other);
}
