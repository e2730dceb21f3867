import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './data.ts';
import { startLanguages } from './language.ts';
import { router } from './router.tsx';
import './styles/ground.css';
import './styles/document.css';
import './styles/tables.css';
import './styles/print.css';

await startLanguages();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
