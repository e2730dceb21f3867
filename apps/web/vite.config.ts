import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // `vite` alone serves the sources and asks the running server for the data.
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 4210}` } },
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
});
