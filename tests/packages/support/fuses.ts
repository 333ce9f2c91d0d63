import { FuseState, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';

const { DISABLE, ENABLE } = FuseState;

/** What a package shuts, or holds to: each of Electron’s fuses, whatever Electron’s own choice is. */
export const allFuses: FuseConfig<FuseState> = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: DISABLE,
  [FuseV1Options.EnableCookieEncryption]: DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  [FuseV1Options.WasmTrapHandlers]: ENABLE,
};
