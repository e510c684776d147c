export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.trim() === '' ? 'no reason was given' : said.trim();
}
