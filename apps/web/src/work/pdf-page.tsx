import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { type ReactNode, useEffect, useRef, useState } from 'react';

GlobalWorkerOptions.workerSrc = worker;

interface PdfPageProps {
  readonly address: string;
  readonly title: string;
  /** What stands there when the document cannot be drawn. */
  readonly children: ReactNode;
}

/** The first page of a PDF, drawn small by us: nothing of the document runs. */
export function PdfPage({ address, title, children }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const loading = getDocument({ url: address, isEvalSupported: false, enableXfa: false });
    const draw = async () => {
      const document = await loading.promise;
      const page = await document.getPage(1);
      if (!canvas.current) return;
      const { width } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: 240 / width });
      canvas.current.width = viewport.width;
      canvas.current.height = viewport.height;
      await page.render({ canvas: canvas.current, viewport }).promise;
    };
    draw().catch(() => setFailed(true));
    return () => void loading.destroy();
  }, [address]);
  if (failed) return children;
  return <canvas ref={canvas} role="img" aria-label={title} />;
}
