import { isUnwrapped } from '../conceal.ts';
import { quietly } from '../derive.ts';
import type { Realm } from '../instrument.ts';
import { getterOf } from '../natives.ts';
import { isHandoverRequest } from './handover.ts';
import {
  containersBelow,
  countOf,
  documentWithin,
  ELEMENT,
  hasElements,
  itemOf,
  typeOf,
} from './holders.ts';

/**
 * The other realms of the same origin that page code of this document reaches. Each is instrumented
 * before that code gets hold of it; not twice, and not where the document in it has had a script of its
 * own already.
 */
export interface Realms {
  /** The realm of the document within an element, or within those below it. */
  readonly adoptFrom: (node: unknown) => void;
  /** The realm within an element that is a container. */
  readonly adoptContainer: (element: unknown) => void;
  /** The realms within a NodeList of containers. */
  readonly adoptEach: (containers: unknown) => void;
  /** The realm of a window, which may be of another origin. */
  readonly adoptWindow: (window: unknown) => void;
}

const defaultViewOf = getterOf(Document.prototype, 'defaultView');

/** `install` puts the instruments into a realm, see install.ts. */
export function createRealms(
  install: (realm: Realm, mayUninstall: (request: object) => boolean) => void,
): Realms {
  const adopt = (document: unknown): void => {
    const realm = document && defaultViewOf?.(document);
    if (!isRealm(realm) || !isUnwrapped(realm.Function.prototype.toString)) return;
    // A new document in the same realm has a script of its own, which takes over.
    install(realm, (request) => realm.document !== document && isHandoverRequest(request));
  };

  const adoptContainer = (element: unknown): void => adopt(documentWithin(element));

  const adoptEach = (containers: unknown): void => {
    const count = countOf(containers);
    for (let i = 0; i < count; i += 1) adoptContainer(itemOf(containers, i));
  };

  return {
    adoptContainer,
    adoptEach,
    adoptFrom(node) {
      const type = typeOf(node);
      if (type === ELEMENT) {
        adoptContainer(node);
        if (!hasElements(node)) return;
      }
      adoptEach(containersBelow(node, type));
    },
    adoptWindow(window) {
      // Of a foreign origin nothing can be read: that throws.
      if (isRealm(window)) quietly(() => adopt(window.document));
    },
  };
}

/** A global object; whether it may be looked into shows when one does. */
function isRealm(value: unknown): value is Realm {
  return typeof value === 'object' && value !== null;
}
