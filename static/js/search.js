/** Finding a shop by what people type. The law is written out in twin/domain/search.py; tests/shared/search.json holds both to it. */

const FIELDS = 4; // name, kind, product, street: in this order of weight
const [EXACT, PREFIX, INFIX, TYPO] = [0, 1, 2, 3];
const [MOST_LETTERS, MOST_WORDS] = [300, 12];
const APOSTROPHES = /['’‘ʼʹ`´′＇]/gu;
const HYPHENS = /[-‐‑]/gu;
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };

/** "Café 't Hoekje" gives cafe, t, hoekje. */
export function wordsOf(text) {
  const bare = text.replace(APOSTROPHES, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(/[œæßøłđı]/gu, (letter) => LIGATURES[letter]);
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Also the parts and the whole of what an apostrophe or hyphen joins. */
function tokensOf(text, known) {
  if (!known.has(text)) {
    known.set(text, [...wordsOf(text), ...wordsOf(text.replace(APOSTROPHES, " ")), ...wordsOf(text.replace(HYPHENS, ""))]);
  }
  return known.get(text);
}

function textsOf(shop) {
  return [
    [shop.name],
    [shop.kind ?? "", ...(shop.labels ?? [])],
    shop.words ?? [],
    [`${shop.street ?? ""} ${shop.number ?? ""}`],
  ];
}

/** Reads the shops once: Map(token -> [shop number * FIELDS + field]). */
export function indexOf(shops) {
  const postings = new Map();
  const known = new Map(); // kinds, streets and product words come back with every shop
  shops.forEach((shop, number) =>
    textsOf(shop).forEach((texts, field) => {
      for (const token of new Set(texts.flatMap((text) => tokensOf(text, known)))) {
        if (!postings.has(token)) postings.set(token, []);
        postings.get(token).push(number * FIELDS + field);
      }
    }),
  );
  return { shops, postings };
}

/** Map(shop id -> score) of the shops that match; 0 is best. A query without words matches all. */
export function scores(index, query) {
  const words = wordsOf([...query.slice(0, 2 * MOST_LETTERS)].slice(0, MOST_LETTERS).join("")).slice(0, MOST_WORDS);
  let totals = new Map(index.shops.map((_, number) => [number, 0]));
  for (const word of words) {
    const best = bestOf(index.postings, word);
    totals = new Map([...totals].filter(([n]) => best.has(n)).map(([n, total]) => [n, total + best.get(n)]));
  }
  return new Map([...totals].map(([number, total]) => [index.shops[number].id, total]));
}

/** Whether one shop, seen alone, matches. In a town use `scores`: it forgives slips only where a word is found nowhere. */
export function matches(shop, query) {
  return scores(indexOf([shop]), query).size > 0;
}

function bestOf(postings, word) {
  const grades = new Map();
  for (const token of postings.keys()) {
    const grade = gradeOf(word, token);
    if (grade !== null) grades.set(token, grade);
  }
  if (grades.size === 0) {
    for (const token of postings.keys()) if (isNear(word, token)) grades.set(token, TYPO);
  }
  const best = new Map();
  for (const [token, grade] of grades) {
    for (const posting of postings.get(token)) {
      const number = Math.floor(posting / FIELDS);
      best.set(number, Math.min(best.get(number) ?? Infinity, grade * FIELDS + (posting % FIELDS)));
    }
  }
  return best;
}

function gradeOf(word, token) {
  if (token === word) return EXACT;
  if (token.startsWith(word)) return PREFIX;
  return [...word].length >= 4 && token.includes(word) ? INFIX : null;
}

function slipsAllowed(letters) {
  if (letters.some((letter) => /\p{N}/u.test(letter))) return 0;
  return letters.length >= 8 ? 2 : letters.length >= 4 ? 1 : 0;
}

/** Whether `word` is the token, or a beginning of it at least as long, but for a few slips (optimal string alignment). */
export function isNear(word, token) {
  const letters = [...word];
  const allowed = slipsAllowed(letters);
  const whole = [...token];
  if (!allowed || whole.length < letters.length - allowed) return false;
  const target = whole.slice(0, letters.length + allowed);
  let before = [];
  let row = Array.from({ length: target.length + 1 }, (_, j) => j);
  for (let i = 1; i <= letters.length; i++) {
    [before, row] = [row, nextRow(letters, target, i, before, row)];
    if (Math.min(...row) > allowed) return false;
  }
  return row.some((slips, length) => slips <= allowed && (length >= letters.length || length === whole.length));
}

function nextRow(letters, target, i, before, above) {
  const row = [i];
  for (let j = 1; j <= target.length; j++) {
    const wrong = letters[i - 1] !== target[j - 1];
    row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong);
    const swapped = i > 1 && j > 1 && letters[i - 1] === target[j - 2] && letters[i - 2] === target[j - 1];
    if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
  }
  return row;
}
