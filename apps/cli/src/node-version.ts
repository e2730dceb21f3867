/** `npx taizhang` uses the Node of the workspace; a bare call with an older one could not read the sources. */
export function refuseOldNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  process.stderr.write(
    `需要 Node.js 24，当前为 ${process.versions.node}；请用 npx taizhang。\nNode.js 24 is needed, this is ${process.versions.node}; use npx taizhang.\n`,
  );
  process.exit(2);
}
