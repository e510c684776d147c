/*
 * Walks everything that page code can reach from its global object, and writes a line for each thing that
 * it finds: members in their order with descriptors; of functions name, length, text (by the toString of
 * this realm and of another), whether they construct, what `caller` and `arguments` give. Values that
 * differ from run to run (times, sizes) are left out. Evaluates to a function that gives the lines.
 */
(() => {
  const frame = document.createElement('iframe');
  document.documentElement.append(frame);
  const foreignToString = frame.contentWindow.Function.prototype.toString;
  const lines = [];
  const seen = new Map();

  const nameOf = (key) => (typeof key === 'symbol' ? String(key) : key);

  const byName = (a, b) => (nameOf(a) < nameOf(b) ? -1 : 1);

  // Firefox puts the builtins of a global object, and `name` and `length` of a function, in the order in
  // which they are first used: docs/LIMITS.md.
  const isLazy = (value) =>
    'mozInnerScreenX' in window &&
    (typeof value === 'function' || Object.prototype.toString.call(value) === '[object Window]');

  const attempt = (code) => {
    try {
      return code();
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  };

  const constructs = (callable) => {
    try {
      Reflect.construct(Object, [], callable);
      return true;
    } catch {
      return false;
    }
  };

  const describeFunction = (callable) =>
    [
      callable.name,
      callable.length,
      attempt(() => Function.prototype.toString.call(callable)),
      attempt(() => foreignToString.call(callable)),
      constructs(callable) ? 'constructs' : 'does not construct',
      attempt(() => typeof callable.caller),
      attempt(() => typeof callable.arguments),
      attempt(() => Object.isExtensible(callable)),
    ].join(' | ');

  const visit = (value, path) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    const before = seen.get(value);
    if (before !== undefined) {
      lines.push(`${path} is ${before}`);
      return;
    }
    // Elements hold the page itself, and other windows are walked from inside.
    if (value instanceof Node && !Object.hasOwn(value, 'constructor') && value !== document) return;
    if (value instanceof Window && value !== window && value !== Window.prototype) return;
    seen.set(value, path);
    if (typeof value === 'function') lines.push(`${path} = ${describeFunction(value)}`);
    const keys = Reflect.ownKeys(value);
    lines.push(
      `${path} has ${(isLazy(value) ? keys.toSorted(byName) : keys).map(nameOf).join(', ')}`,
    );
    // In an order that does not depend on the members' own, so that one difference stays one.
    for (const key of keys.toSorted(byName)) {
      const at = `${path}.${nameOf(key)}`;
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      if (!descriptor) continue;
      const flags = ['configurable', 'enumerable', 'writable'].filter((flag) => descriptor[flag]);
      lines.push(`${at}: ${flags.join(' ')} ${typeof descriptor.value}`);
      if ('value' in descriptor) visit(descriptor.value, at);
      else {
        visit(descriptor.get, `${at} get`);
        visit(descriptor.set, `${at} set`);
      }
    }
    visit(Reflect.getPrototypeOf(value), `${path}.[[Prototype]]`);
  };

  visit(window, 'window');
  visit(navigator, 'navigator');
  visit(navigator.mediaDevices, 'mediaDevices');
  for (const [name, value] of Object.entries(window.traced ?? {})) visit(value, name);
  frame.remove();
  return lines;
})();
