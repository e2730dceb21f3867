import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './data.ts';
import { Design } from './design/design.tsx';
import { startScheme } from './design/scheme.ts';
import { heedEndedSessions } from './identity/ended-session.ts';
import { startLanguages } from './language.ts';
import { router } from './router.tsx';
import './design/tokens.css';
import './design/ground.css';
import './design/pieces.css';
import './design/sheet.css';
import './design/tables.css';
import './shell/navigation.css';
import './report/times.css';
import './report/report.css';
import './report/panel.css';
import './design/print.css';

startScheme();
heedEndedSessions(queryClient, router.history);
await startLanguages();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Design>
        <RouterProvider router={router} />
      </Design>
    </QueryClientProvider>
  </StrictMode>,
);

// The style sheet of the faces is long, and the system's own draw the first picture.
void import('./design/fonts.ts');
