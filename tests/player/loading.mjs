// Loads parts of the player without a page.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const PLAYER = new URL("../../resources/player/", import.meta.url);

/** Run parts of the player, and return what a list of names stands for in them. */
export function loaded(parts, names, globals = {}) {
  const context = createContext(globals);
  const text = parts.map((part) => readFileSync(new URL(`${part}.js`, PLAYER), "utf8"));
  return runInContext(`${text.join("\n")}\n({ ${names.join(", ")} })`, context);
}
