import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** Less to read at each start; names stay, for what a log tells of an error. */
const small = { compress: true, mangle: false, codegen: { removeWhitespace: true } };

/**
 * Targets are pinned to the oldest runtime we support (Electron 33: Chromium 130, Node 20.18),
 * so that the build never depends on which Electron a machine happens to have.
 */
export default defineConfig({
  main: {
    // Its modules read data beside them, which a bundle leaves behind; its own bundle holds them.
    resolve: { alias: { 'css-tree': 'css-tree/dist/csstree.esm' } },
    build: {
      target: 'node20.18',
      // What is used of the dependencies goes into the bundle: a package needs no node_modules, and starts faster.
      externalizeDeps: false,
      license: { fileName: 'licences.txt' },
      rollupOptions: {
        input: ['src/main/start.ts'],
        external: ['playwright-core'],
        // All beside one another: what looks for its neighbours finds them.
        output: { chunkFileNames: '[name]-[hash].js', minify: small },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      rollupOptions: {
        input: 'src/preload/index.ts',
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: {
      target: 'chrome130',
      assetsInlineLimit: 0,
      license: { fileName: 'licences.txt' },
      rollupOptions: { input: 'src/renderer/index.html', output: { minify: small } },
    },
  },
});
