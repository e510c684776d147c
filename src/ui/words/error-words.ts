import type { RequestError } from '../../protocol/report.ts';
import { endSentence, shorten } from './sentences.ts';

/** Name and message as the browser gave them, then the failing constraint and the name of 2012. */
export function errorWords(error: RequestError): string {
  const { name, message, constraint, legacyName } = error;
  const said = endSentence(shorten(message.trim(), 500) || 'the browser gave no message');
  const failing = constraint ? ` The constraint that failed is “${shorten(constraint, 80)}”.` : '';
  const legacy = legacyName ? ` In the callback API of 2012: ${legacyName}.` : '';
  return `${shorten(name, 80)}: ${said}${failing}${legacy}`;
}
