/** The board over the map of a screen at rest: offers, notices and events in fair turns, set in the house's own letters. */
import { cardsOf, lastDay, midnightOf, timeOf } from "./cards.js";
import { turnAt } from "./turn.js";
import { minutesFor } from "./ways.js";

export function attachBoard({ visit, clock, present, say, timezone, settings }) {
  const board = document.querySelector("[data-board]");
  const part = (name) => board.querySelector(`.board-${name}`);
  const detail = { offer: offerDetail, notice: () => "", event: eventDetail };

  function offerDetail(card) {
    const { shop } = card;
    const metres = present.metres(shop);
    const way = metres === null ? [] : [say("walk", { n: minutesFor(metres).minutes })];
    const until = say("offer_until", { day: lastDay(card, timezone, visit.state.language) });
    return [`${shop.street} ${shop.number}`, ...way, until].join(" · ");
  }

  function eventDetail(card) {
    const time = timeOf(card, clock.now, timezone, visit.state.language);
    return [`${time[0].toUpperCase()}${time.slice(1)}`, ...(card.where ? [card.where] : [])].join(" · ");
  }

  function fill(card) {
    board.dataset.kind = card.kind;
    board.dataset.card = card.key;
    board.dataset.group = card.shop?.group ?? "";
    board.querySelector(".gable-icon").setAttribute("href", `#${card.shop?.icon ?? ""}`);
    part("source").textContent = card.shop?.name ?? say(`board_${card.kind}`);
    part("title").textContent = card.title;
    part("text").textContent = card.text;
    part("title").lang = part("text").lang = card.lang;
    part("detail").textContent = detail[card.kind](card);
    for (const name of ["text", "detail"]) part(name).hidden = !part(name).textContent;
  }

  return () => {
    const mayTell = visit.state.view === "attract" && clock.isTrusted; // by a wrong clock what is over could be told as to come
    const card = mayTell ? turnAt(cardsOf(present.snapshot, settings.show), clock.now, midnightOf(clock.now, timezone)) : undefined;
    board.hidden = !card;
    if (card) fill(card);
  };
}
