import type { JsonObject } from '../../protocol/report.ts';
import { table, weakTable } from './collections.ts';
import { quietly } from './derive.ts';
import type { Inspector } from './inspector.ts';
import { addEventListener, deref, getterOf, NativeWeakRef, uncurry } from './natives.ts';
import type { OpenRequest } from './requests.ts';
import { forEachTrackIn } from './track-members.ts';
import {
  type ElementInterface,
  userMediaInterfaceOf,
  userMediaInterfaces,
} from './user-media-element.ts';

/**
 * Requests of the elements that capture: a click begins one, an event of the element ends it. The
 * events neither bubble nor leave a shadow tree, and a page can hold them back; so as long as an
 * outcome is awaited, what the element itself has is looked at, too.
 */
interface Activation {
  readonly ref: WeakRef<Element>;
  readonly request: OpenRequest;
  readonly errorBefore: unknown;
  /**
   * Where the element has had something, a click may start nothing: always while it captures, and in
   * Chromium 156 for good after such a click. Nothing is said of it until there is an outcome.
   */
  isTold: boolean;
  isOver: boolean;
  looks: number;
}

/** What `setConstraints` has read last. */
interface ElementConstraints {
  readonly constraints: JsonObject | null;
  readonly ignored: readonly string[];
}

/** How often elements are looked at while an outcome is awaited, in ms. */
const period = 100;
/** The number of looks after which a click that was not told of is forgotten. */
const patience = 600;

const nativeSetTimeout = setTimeout;
const getRootNode = uncurry<Node, [], Node>(Node.prototype.getRootNode);
const targetOf = getterOf(Event.prototype, 'target');
const typeOf = getterOf(Event.prototype, 'type');
const messageOf = getterOf(DOMException.prototype, 'message');
const { document } = globalThis;

const constraints = weakTable<object, ElementConstraints>();
const activations = weakTable<object, Activation>();
const types = ['stream', 'track', 'error', 'cancel'];
let listening: ((event: Event) => void) | null = null;
const awaited = table<Activation, true>();
let isLooking = false;

export function constraintsSet(element: object, set: ElementConstraints): void {
  constraints.set(element, set);
}

/** Listens above everything that the page has, if called before its code runs. */
export function listenForOutcomes(inspector: Inspector): void {
  if (userMediaInterfaces.length > 0) listenAt(globalThis.window, inspector);
}

/** A person has clicked the element, or pressed a key on it. */
export function activated(element: Element, inspector: Inspector): void {
  const own = userMediaInterfaceOf(element);
  const before = activations.get(element);
  if (!own || (before?.isTold && !before.isOver)) return;
  const activation: Activation = {
    ref: new NativeWeakRef(element),
    request: openRequest(element, own, inspector),
    errorBefore: own.errorOf(element),
    isTold: false,
    isOver: false,
    looks: 0,
  };
  activations.set(element, activation);
  if (!own.resultOf(element)) tell(activation);
  // `document.open` takes listeners away; and events of a shadow tree do not get to the window.
  listenForOutcomes(inspector);
  const root = getRootNode(element);
  if (root !== document) listenAt(root, inspector);
  awaited.set(activation, true);
  lookSoon(inspector);
}

/** The element has something that may be new. */
export function foundResult(
  element: object,
  own: ElementInterface,
  result: unknown,
  inspector: Inspector,
): void {
  if (!hasUnknown(result, inspector)) return;
  takeRequest(element, own, inspector).granted(result);
}

function listenAt(target: EventTarget, inspector: Inspector): void {
  listening ??= (event) => {
    // `isTrusted` is each event's own; what the page dispatches itself tells nothing.
    if (event.isTrusted) quietly(() => ended(targetOf?.(event), typeOf?.(event), inspector));
  };
  // What listens there already is not added twice.
  for (let i = 0; i < types.length; i += 1) {
    addEventListener(target, types[i] ?? '', listening, true);
  }
}

function ended(element: unknown, type: unknown, inspector: Inspector): void {
  const own = userMediaInterfaceOf(element);
  if (!own) return;
  const target = element as Element;
  const error = own.errorOf(target);
  if (type === own.result) foundResult(target, own, own.resultOf(target), inspector);
  else if (type === 'error') takeRequest(target, own, inspector).failed(error);
  else if (type === 'cancel') {
    const message = quietly(() => messageOf?.(error));
    takeRequest(target, own, inspector).failed({ __proto__: null, name: 'cancel', message });
  }
}

/** The request under way, begun by now; a new one where no click was seen. */
function takeRequest(element: object, own: ElementInterface, inspector: Inspector): OpenRequest {
  const activation = activations.get(element);
  if (activation && !activation.isOver) {
    tell(activation);
    over(activation);
    return activation.request;
  }
  const request = openRequest(element as Element, own, inspector);
  request.started();
  return request;
}

function openRequest(
  element: Element,
  own: ElementInterface,
  { requests }: Inspector,
): OpenRequest {
  const asked = constraints.get(element);
  return requests.open(
    own.name,
    () => ({
      kinds: own.kinds,
      constraints: asked?.constraints ?? null,
      ignored: asked?.ignored ?? [],
    }),
    '',
  );
}

function tell(activation: Activation): void {
  if (!activation.isTold) activation.request.started();
  activation.isTold = true;
}

function over(activation: Activation): void {
  activation.isOver = true;
  awaited.delete(activation);
}

function lookSoon(inspector: Inspector): void {
  if (isLooking) return;
  isLooking = true;
  nativeSetTimeout(() => {
    isLooking = false;
    let count = 0;
    awaited.forEach((_, activation) => {
      quietly(() => look(activation, inspector));
      if (!activation.isOver) count += 1;
    });
    if (count > 0) lookSoon(inspector);
  }, period);
}

function look(activation: Activation, inspector: Inspector): void {
  activation.looks += 1;
  const element = deref(activation.ref);
  const own = userMediaInterfaceOf(element);
  if (!element || !own) {
    over(activation);
    if (activation.isTold) {
      activation.request.failed({ __proto__: null, name: 'aborted', message: '' });
    }
    return;
  }
  const error = own.errorOf(element);
  foundResult(element, own, own.resultOf(element), inspector);
  if (activation.isOver) return;
  if (error && error !== activation.errorBefore) {
    takeRequest(element, own, inspector).failed(error);
  } else if (!activation.isTold && activation.looks > patience) over(activation);
}

function hasUnknown(result: unknown, { tracks }: Inspector): boolean {
  let unknown = false;
  forEachTrackIn(result, (track) => {
    unknown ||= !tracks.isKnown(track);
  });
  return unknown;
}
