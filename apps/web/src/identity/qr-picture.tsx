import { useMemo } from 'react';
import { encode } from 'uqr';

/** A text as a picture that a telephone reads. Dark on light in either scheme, or many readers fail. */
export function QrPicture({ text, title }: { text: string; title: string }) {
  const { size, squares } = useMemo(() => {
    const { data, size } = encode(text, { border: 2 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, squares: squares.join('') };
  }, [text]);
  return (
    <svg className="identity-qr" viewBox={`0 0 ${size} ${size}`} role="img" shapeRendering="crispEdges">
      <title>{title}</title>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={squares} fill="#000" />
    </svg>
  );
}
