import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { UpdateInfo } from 'builder-util-runtime';
import electronUpdater, { type AppImageUpdater } from 'electron-updater';
import { isTrusted } from '../../core/updates/trust.ts';
import { isNewer } from '../../core/updates/version.ts';
import { TrustedHttp, type Bounds } from './trusted-http.ts';

/** Some hundred lines, at most, from a server that is there. */
const boundsOfLook: Bounds = { bytes: 1_000_000, patience: 2 * 60_000 };
/** In ms; a download that takes longer is given up. */
const longestDownload = 3_600_000;
/** In bytes, whatever it is published with; several times an AppImage of today. */
const largestImage = 1_000_000_000;

/** What an update source is made of. */
export interface UpdateSourceOptions {
  /** Where the versions are published, as electron-builder's “generic” provider has them. */
  url: string;
  /** Vitrine's own version. */
  version: string;
  /** For what is downloaded, and electron-updater's own files. */
  folder: string;
  log: (line: string) => void;
}

/** A newer version that is offered. */
export interface Offer {
  version: string;
  /** Downloads it, and checks it against the checksum it was published with; gives its file and that checksum (SHA-512, base64). */
  download: () => Promise<{ file: string; sha512: string }>;
}

/** Where newer versions of Vitrine are looked for; electron-updater knows the format. */
export class UpdateSource {
  readonly #options: UpdateSourceOptions;

  constructor(options: UpdateSourceOptions) {
    this.#options = options;
  }

  /** What is offered; null where it is not newer. @throws what kept it from being known */
  async look(): Promise<Offer | null> {
    const { url, version, log } = this.#options;
    const http = new TrustedHttp(!isTrusted(new URL(url)));
    // Anew each time: one that was cut off in the middle goes on waiting for what it had begun.
    const updater = await this.#load(http);
    const found = await http.within(boundsOfLook, () => updater.checkForUpdates());
    const info = found?.updateInfo;
    if (!info || info.version === version) return null;
    if (!isNewer(info.version, version)) {
      log(`${url} offers Vitrine ${info.version}, which does not come after ${version}: refused.`);
      return null;
    }
    return { version: info.version, download: () => this.#download(updater, http, info) };
  }

  async #download(updater: AppImageUpdater, http: TrustedHttp, info: UpdateInfo) {
    const image = info.files.find((file) => file.url.endsWith('.AppImage'));
    if (!image) throw new Error(`Vitrine ${info.version} is published without an AppImage.`);
    if (!image.sha512) throw new Error(`${image.url} is published without a checksum (sha512).`);
    const size = Math.min(image.size ?? largestImage, largestImage);
    // Twice: what differs, and then all of it, should that not do.
    const bounds = { bytes: 2 * size + boundsOfLook.bytes, patience: longestDownload };
    const [file] = await http.within(bounds, () => updater.downloadUpdate());
    if (!file) throw new Error('electron-updater gave no file.');
    return { file, sha512: image.sha512 };
  }

  async #load(httpExecutor: TrustedHttp): Promise<AppImageUpdater> {
    const { folder, log, url, version } = this.#options;
    await mkdir(folder, { recursive: true });
    const settings = path.join(folder, 'electron-updater.yml');
    await writeFile(settings, 'updaterCacheDirName: downloads\n');
    const app = {
      ...{ version, name: 'vitrine', isPackaged: true, appUpdateConfigPath: settings },
      ...{ userDataPath: folder, baseCachePath: folder },
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    };
    const updater = new electronUpdater.AppImageUpdater(null, app);
    // Handed an app, it leaves the way to the network to whoever made it.
    Object.assign(updater, { httpExecutor });
    Object.assign(updater, {
      // Or it looks only where it runs from an AppImage; elsewhere we only tell of what is offered.
      forceDevUpdateConfig: true,
      ...{ autoDownload: false, autoInstallOnAppQuit: false },
      ...{ allowDowngrade: false, allowPrerelease: false, disableWebInstaller: true },
      // In place of a number that would tell this kiosk from all others.
      requestHeaders: { 'x-user-staging-id': 'vitrine' },
      logger: { info: () => undefined, warn: log, error: () => undefined },
    });
    // Or Node takes it for an uncaught exception; the promises reject with it, too.
    updater.on('error', () => undefined);
    // One part a request, which any web server understands.
    updater.setFeedURL({ provider: 'generic', url, useMultipleRangeRequest: false });
    return updater;
  }
}
