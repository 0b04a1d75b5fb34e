/** A keyboard in the page: the screen has no other. Letters as people of the language know them; accents are not needed. */

const LAYOUTS = {
  azerty: ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn'-"],
  qwerty: ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm-"],
  qwertz: ["1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnmß-"],
};
const OF_LANGUAGE = { nl: "azerty", fr: "azerty", en: "qwerty", de: "qwertz" };

/** Rows of letters for a language; Belgian AZERTY where we know no better. */
export const layoutFor = (language) => LAYOUTS[OF_LANGUAGE[language] ?? "azerty"];

/** `on`: {letter(text), erase(), done()}. */
export function attachKeyboard(element, on) {
  const rowsOf = new Map(); // layout -> its keys, made once
  let texts = null;

  function key(label, attributes, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "key";
    button.textContent = label;
    for (const [name, value] of Object.entries(attributes)) button.setAttribute(name, value);
    button.addEventListener("click", act);
    return button;
  }

  function special() {
    const erase = key("⌫", { "data-name": "erase", "data-key": "erase" }, on.erase);
    const space = key("", { "data-say": "space", "data-key": "space", class: "key key-wide" }, () => on.letter(" "));
    const done = key("", { "data-say": "search_close", "data-key": "done", class: "key key-done strong" }, on.done);
    return { erase, space, done };
  }

  function build(layout) {
    const { erase, space, done } = (texts ??= special());
    const rows = layout.map((letters) => {
      const row = document.createElement("div");
      row.className = "keys";
      row.append(...[...letters].map((letter) => key(letter, { "data-key": letter }, () => on.letter(letter))));
      return row;
    });
    const last = document.createElement("div");
    last.className = "keys";
    rows.push(last);
    return { rows, finish: () => (rows[3].append(erase), last.append(space, done)) };
  }

  return {
    element,
    speak(language) {
      const layout = layoutFor(language);
      if (!rowsOf.has(layout)) rowsOf.set(layout, build(layout));
      const { rows, finish } = rowsOf.get(layout);
      finish();
      element.replaceChildren(...rows);
    },
  };
}
