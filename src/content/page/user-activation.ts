import { getterOf } from './natives.ts';

const { Navigator, UserActivation } = globalThis;
const activationOf = getterOf(Navigator?.prototype, 'userActivation');
const isActiveOf = getterOf(UserActivation?.prototype, 'isActive');
const { navigator } = globalThis;

/** Whether the document has transient activation (HTML, "user activation data model"). */
export function isUserActive(): boolean {
  return isActiveOf?.(activationOf?.(navigator)) === true;
}
