import { geckoId } from '../manifest.ts';
import type { LaunchOptions } from './session.ts';

type Prefs = Readonly<Record<string, boolean | number | string>>;

/** Firefox draws the host of an extension's pages by lot; tests want to know it. */
export const pinnedHost = '5ca1ab1e-7a11-4e1d-9b0c-0ddba11c0de5';

export function firefoxPrefs(options: LaunchOptions): Prefs {
  const { realDevices, fakeUi = true, extraPrefs = {} } = options;
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: pinnedHost }),
    'media.autoplay.default': 0,
    'media.navigator.streams.fake': !realDevices,
    'media.navigator.permission.disabled': fakeUi,
    ...(realDevices ? {} : peersWithoutNetwork),
    ...extraPrefs,
  };
}

/** Two peers on a machine that has only the loopback interface must still find each other. */
const peersWithoutNetwork: Prefs = {
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};
