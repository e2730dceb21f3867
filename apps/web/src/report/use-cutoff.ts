import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const route = getRouteApi('/reports/$report');

/** Some browsers bear only so many changes of the address in a while; it follows when the slider rests. */
const restMs = 200;

/**
 * The cut-off day that is wished for: that of the slider while it moves, else that of the address, which follows it.
 * Undefined is the end of the period.
 */
export function useCutoff(address: string | undefined) {
  const navigate = route.useNavigate();
  const [slid, setSlid] = useState<{ readonly day: string | undefined } | null>(null);
  useEffect(() => {
    if (slid === null) return;
    const timer = setTimeout(() => {
      void navigate({
        search: (was) => ({ ...was, cutoff: slid.day }),
        replace: true,
        resetScroll: false,
      }).then(() => setSlid((now) => (now === slid ? null : now)));
    }, restMs);
    return () => clearTimeout(timer);
  }, [slid, navigate]);
  return {
    wanted: slid === null ? address : slid.day,
    slide: (day: string | undefined) => setSlid({ day }),
  };
}
