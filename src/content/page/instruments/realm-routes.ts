import type { Instrument } from '../instrument.ts';
import { getterOf, uncurry } from '../natives.ts';
import { containersBelow, FRAGMENT, typeOf } from '../realms/holders.ts';

const parentNode = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
const childNode = ['before', 'after', 'replaceWith'];
const containers = ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'];

/**
 * Every way in which page code gets hold of another realm of its origin before that realm's content
 * scripts have run: through an element that holds it, through a window that it opens, or, once a frame
 * stands in the tree, by index or name on a window, which nothing can intercept: so the insertions are
 * watched, by whichever API.
 */
export const realmRoutes: readonly Instrument[] = [
  ...containers.flatMap((name) => [
    holder(name, 'contentWindow', 'lean-getter'),
    holder(name, 'contentDocument', 'lean-getter'),
    holder(name, 'getSVGDocument', 'lean-method'),
  ]),
  opening('', 'open'),
  opening('Document', 'open'),
  ...['appendChild', 'insertBefore', 'replaceChild'].map((member) => insertion('Node', member)),
  ...[...parentNode, ...childNode].map((member) => insertion('Element', member)),
  ...parentNode.map((member) => insertion('Document', member)),
  ...parentNode.map((member) => insertion('DocumentFragment', member)),
  ...childNode.map((member) => insertion('CharacterData', member)),
  insertion('Element', 'insertAdjacentElement'),
  insertion('Range', 'insertNode'),
  insertion('Range', 'surroundContents'),
  assignment('Document', 'body'),
  assignment('HTMLTableElement', 'caption'),
  assignment('HTMLTableElement', 'tHead'),
  assignment('HTMLTableElement', 'tFoot'),
  markup('Element', 'innerHTML', 'lean-setter', inItself),
  markup('Element', 'outerHTML', 'lean-setter', inItsParent),
  markup('Element', 'insertAdjacentHTML', 'lean-method', inItsParent),
  markup('Element', 'setHTML', 'lean-method', inItself),
  markup('Element', 'setHTMLUnsafe', 'lean-method', inItself),
  writing('write'),
  writing('writeln'),
  writing('execCommand'),
];

/** A member of a container gives its realm away. */
function holder(name: string, member: string, wrap: 'lean-getter' | 'lean-method'): Instrument {
  return {
    interface: name,
    member,
    wrap,
    before: null,
    after: ({ realms }, _result, self) => realms.adoptContainer(self),
  };
}

function opening(name: string, member: string): Instrument {
  return {
    interface: name,
    member,
    wrap: 'lean-method',
    before: null,
    after: ({ realms }, opened) => realms.adoptWindow(opened),
  };
}

/** Nodes are given and then stand in the tree; a fragment is empty by then. */
function insertion(name: string, member: string): Instrument {
  return {
    interface: name,
    member,
    wrap: 'lean-method',
    before(args) {
      for (let i = 0; i < args.length; i += 1) {
        if (typeOf(args[i]) === FRAGMENT) return containersBelow(args[i], FRAGMENT);
      }
      return null;
    },
    after({ realms }, _result, _self, args, fromFragment) {
      for (let i = 0; i < args.length; i += 1) realms.adoptFrom(args[i]);
      if (fromFragment !== null) realms.adoptEach(fromFragment);
    },
  };
}

function assignment(name: string, member: string): Instrument {
  return {
    interface: name,
    member,
    wrap: 'lean-setter',
    before: null,
    after: ({ realms }, _result, _self, args) => realms.adoptFrom(args[0]),
  };
}

/** Markup is parsed and its nodes stand below an element that `where` finds beforehand. */
function markup(
  name: string,
  member: string,
  wrap: 'lean-setter' | 'lean-method',
  where: (self: unknown) => unknown,
): Instrument {
  return {
    interface: name,
    member,
    wrap,
    before: (args, self) => (mayHoldContainer(args) ? where(self) : null),
    after({ realms }, _result, _self, _args, root) {
      if (root !== null) realms.adoptFrom(root);
    },
  };
}

/** The parser writes anywhere in the document. */
function writing(member: string): Instrument {
  return {
    interface: 'Document',
    member,
    wrap: 'lean-method',
    before: null,
    after: ({ realms }, _result, self) => realms.adoptFrom(self),
  };
}

function inItself(self: unknown): unknown {
  return self;
}

const parentNodeOf = getterOf(Node.prototype, 'parentNode');

function inItsParent(self: unknown): unknown {
  return parentNodeOf?.(self) ?? self;
}

const toLowerCase = uncurry(String.prototype.toLowerCase);
const includes = uncurry(String.prototype.includes);

/** Whether any argument may be markup of a container; what is no string could say anything. */
function mayHoldContainer(args: readonly unknown[]): boolean {
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (typeof arg !== 'string') return true;
    const text = toLowerCase(arg);
    if (includes(text, 'frame') || includes(text, '<object')) return true;
  }
  return false;
}
