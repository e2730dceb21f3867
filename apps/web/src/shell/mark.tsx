/** 正, the five strokes with which people tally. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M5 6h22M16 6v20M16 15h9M8.5 14v12M3 26h26" />
    </svg>
  );
}
