/**
 * Noto Sans SC and Noto Serif SC, in slices by unicode-range: the browser fetches those it has a character of. Loaded
 * after the first picture, which the system's own faces draw.
 */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import '@fontsource/noto-serif-sc/400.css';
import '@fontsource/noto-serif-sc/700.css';
