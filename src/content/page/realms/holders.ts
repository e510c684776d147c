import { getterOf, prototypeOf, uncurry } from '../natives.ts';

/** The elements that hold a document of their own (HTML, "navigable containers"). */

const nodeTypeOf = getterOf(Node.prototype, 'nodeType');
const localNameOf = getterOf(Element.prototype, 'localName');
const firstElementChildOf = getterOf(Element.prototype, 'firstElementChild');
const lengthOf = getterOf(NodeList.prototype, 'length');
const nodeListItem = uncurry(NodeList.prototype.item);
const selectors = 'iframe,frame,object';

const queryElement = uncurry<Element, [string], unknown>(Element.prototype.querySelectorAll);
const queryFragment = uncurry<DocumentFragment, [string], unknown>(
  DocumentFragment.prototype.querySelectorAll,
);
const queryDocument = uncurry<Document, [string], unknown>(Document.prototype.querySelectorAll);

const documentOfIframe = getterOf(prototypeOf('HTMLIFrameElement'), 'contentDocument');
const documentOfFrame = getterOf(prototypeOf('HTMLFrameElement'), 'contentDocument');
const documentOfObject = getterOf(prototypeOf('HTMLObjectElement'), 'contentDocument');

export const ELEMENT = 1;
const DOCUMENT = 9;
export const FRAGMENT = 11;

/** The node's type; 0 for what is no node. */
export function typeOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null ? nodeTypeOf?.(node) : 0;
}

/** The document within, if this is a container and of the same origin. */
export function documentWithin(element: unknown): unknown {
  switch (localNameOf?.(element)) {
    case 'iframe':
      return documentOfIframe?.(element);
    case 'frame':
      return documentOfFrame?.(element);
    case 'object':
      return documentOfObject?.(element);
    default:
      return null;
  }
}

export function hasElements(element: unknown): boolean {
  return firstElementChildOf?.(element) !== null;
}

/** The containers below a node of this type, in tree order; those in shadow trees are not among them. */
export function containersBelow(node: unknown, type: unknown): unknown {
  switch (type) {
    case ELEMENT:
      return queryElement(node as Element, selectors);
    case FRAGMENT:
      return queryFragment(node as DocumentFragment, selectors);
    case DOCUMENT:
      return queryDocument(node as Document, selectors);
    default:
      return null;
  }
}

export function countOf(list: unknown): number {
  if (list === null) return 0;
  const count = lengthOf?.(list);
  return typeof count === 'number' ? count : 0;
}

export function itemOf(list: unknown, index: number): unknown {
  return nodeListItem(list as NodeList, index);
}
