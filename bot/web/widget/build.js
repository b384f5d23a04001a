// Bundles the widget into one file and prints its size and integrity: `node build.js [OUTFILE]`.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const MOST = 25 * 1024;
const target = ["chrome123", "firefox121", "safari17.5"];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A style sheet is bundled as its text, made small. */
const styles = {
  name: "styles",
  setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target });
    return { contents: code.trim(), loader: "text" };
  }),
};

/** Puts src/transports.js in the place of the transports of engine.io-client. */
const transports = {
  name: "transports",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/transports\/index\.js$/ }, () => ({ path: here("src/transports.js") }));
    // The library exports it all the same: said to be without effects, it is left out.
    onResolve({ filter: /^\.\/transports\/polling-xhr/ }, ({ path, resolveDir }) =>
      ({ path: `${resolveDir}/${path.slice(2).replace(".node", "")}`, sideEffects: false }));
    onResolve({ filter: /^engine\.io-client\/transports\// }, ({ path }) => {
      return { path: here(path.replace("engine.io-client", "node_modules/engine.io-client/build/esm")), sideEffects: false };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [here("src/index.js")],
  bundle: true,
  minify: true,
  format: "iife",
  target,
  charset: "utf8",
  legalComments: "none",
  plugins: [styles, transports],
  write: false,
});
const [{ contents }] = outputFiles;
const outfile = process.argv[2] || here("../rolecall.js");
await writeFile(outfile, contents);
const size = gzipSync(contents, { level: 9 }).length;
console.log(`${outfile}: ${contents.length} bytes, ${size} with gzip`);
console.log(`integrity="sha384-${createHash("sha384").update(contents).digest("base64")}"`);
if (size > MOST) {
  console.error(`It may be at most ${MOST} bytes with gzip. Take something out.`);
  process.exit(1);
}
