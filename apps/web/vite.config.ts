import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssOfTokens } from './src/design/tokens.ts';

/** Writes the variables of the design into its style sheet. */
const tokens: Plugin = {
  name: 'design-tokens',
  enforce: 'pre',
  transform(code, id) {
    return id.endsWith('/design/tokens.css') ? `${code}${cssOfTokens()}` : null;
  },
};

/** Every browser that can run the app reads woff2; the older form would only double the build. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('/@fontsource/') ? code.replace(/, url\([^)]+\.woff\) format\('woff'\)/g, '') : null;
  },
};

/**
 * Small parts that the first page needs and that other pages share: one file of them is less to fetch than a file each.
 */
const small =
  /\/src\/(format|grouped|design\/(strokes|whole|day-field|scheme)|shell\/time-zone|(todo|peers|target|flow)\/\w+-data|(check|list)\/\w+-search)\.tsx?$/;
const isOfFirstPage = (id: string): boolean => small.test(id);

export default defineConfig({
  plugins: [tokens, onlyWoff2, react()],
  // `vite` alone serves the sources and asks the running server for the data.
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 4210}` } },
  // The server puts a nonce of its own into every answer.
  html: { cspNonce: 'NONCE-OF-THE-ANSWER' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Every browser that can run the app preloads modules by itself.
    modulePreload: { polyfill: false },
    // The library of charts is one piece, loaded with the first chart; what the first page weighs is tested in e2e.
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: isOfFirstPage }] } } },
  },
});
