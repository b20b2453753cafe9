// The player's scripts are joined into one, so that each knows the names of the others.

import { readdirSync, readFileSync } from "node:fs";

const PLAYER = new URL("../../resources/player/", import.meta.url);
const DECLARED = /^(?:const|class|function) (\w+)/gmu;
const scripts = readdirSync(PLAYER).filter((name) => name.endsWith(".js"));
const shared = scripts.flatMap((name) =>
  [...readFileSync(new URL(name, PLAYER), "utf8").matchAll(DECLARED)].map((m) => m[1]),
);
const named = (names, value) => Object.fromEntries(names.map((name) => [name, value]));

export default [
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: {
        ...named(shared, "readonly"),
        ...named(["document", "setTimeout", "clearTimeout", "globalThis"], "readonly"),
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      curly: "error",
      "default-param-last": "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-const-assign": "error",
      "no-dupe-class-members": "error",
      "no-dupe-keys": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-script-url": "error",
      "no-undef": "error",
      "no-unreachable": "error",
      "no-unused-vars": ["error", { vars: "local" }],
      "no-useless-assignment": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "require-await": "error",
      strict: ["error", "global"],
      complexity: ["error", 12],
      "max-lines-per-function": ["error", 60],
    },
  },
];
