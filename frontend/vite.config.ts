import { defineConfig } from "vite";

const SERVER = "http://127.0.0.1:8765";

export default defineConfig({
  build: {
    outDir: "../src/dragoman/web/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 800, // the shapes of the map, which come when the map is opened
  },
  // `npm run dev` beside a running `dragoman serve`; the guard wants its own Host and Origin
  server: {
    proxy: { "/api": { target: SERVER, changeOrigin: true, headers: { origin: SERVER } } },
  },
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
});
