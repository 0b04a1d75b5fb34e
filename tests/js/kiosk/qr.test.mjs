import assert from "node:assert/strict";
import test from "node:test";
import { drawingOf } from "../../../static/js/kiosk/qr.js";

// three modules a side: dark corners and middle, packed row by row into bytes
const code = [3, Buffer.from([0b10101010, 0b10000000]).toString("base64")];

test("dark modules become squares in rows", () => {
  assert.equal(drawingOf(code).path, "M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1zM0 2h1v1h-1zM2 2h1v1h-1z");
});

test("neighbours in a row are drawn as one", () => {
  assert.equal(drawingOf([3, Buffer.from([0b11101101, 0b10000000]).toString("base64")]).path, "M0 0h3v1h-3zM1 1h2v1h-2zM1 2h2v1h-2z");
});

test("four modules of white stay around the code", () => assert.equal(drawingOf(code).viewBox, "-4 -4 11 11"));
