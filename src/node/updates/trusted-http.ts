import { createWriteStream } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import {
  configureRequestOptions,
  configureRequestUrl,
  DigestTransform,
  HttpExecutor,
  type DownloadOptions,
} from 'builder-util-runtime';
import { isTrusted } from '../../core/updates/trust.ts';

/** From an address to where its file really lies, there are one or two. */
const mostRedirections = 5;
/** In ms; a server that sends nothing for as long is away. */
const longestSilence = 60_000;

/** What may be spent on an errand. */
export interface Bounds {
  /** Of all answers together. */
  bytes: number;
  /** In ms, from its beginning to its end. */
  patience: number;
}

/**
 * How electron-updater reaches a server: through Node, since Chromium looks up no name in a kiosk. Every request, redirected
 * ones included, goes only where {@link isTrusted} allows, unless any address will do; and every request belongs to an errand,
 * with bounds, since builder-util-runtime itself counts no redirection, reads without end, and lets errors escape.
 */
export class TrustedHttp extends HttpExecutor<http.ClientRequest> {
  readonly #allowsAny: boolean;
  #errand = { end: new AbortController(), redirections: 0, bytes: 0 };

  /** @param allowsAny for looking alone: nothing of it is ever run */
  constructor(allowsAny: boolean) {
    super();
    this.#allowsAny = allowsAny;
    this.#errand.end.abort();
  }

  /**
   * Runs an errand. Once it is over, for good or bad, its connections are closed, and nothing more can be asked for.
   * @throws what the errand does, or which of its bounds it hit
   */
  async within<T>({ bytes, patience }: Bounds, errand: () => Promise<T>): Promise<T> {
    const end = new AbortController();
    this.#errand = { end, redirections: 0, bytes };
    const cut = new Promise<never>((_resolve, reject) => {
      end.signal.addEventListener('abort', () => reject(end.signal.reason as Error));
    });
    const tooLong = new Error(`The server takes longer than ${String(patience / 1_000)} s.`);
    const limit = setTimeout(() => end.abort(tooLong), patience);
    try {
      return await Promise.race([errand(), cut]);
    } finally {
      clearTimeout(limit);
      end.abort(new Error('It is over.'));
    }
  }

  /** @throws for an address that is not trusted */
  createRequest(
    options: http.RequestOptions,
    callback: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const protocol = options.protocol ?? 'https:';
    const hostname = options.hostname ?? '';
    if (!this.#allowsAny && !isTrusted({ protocol, hostname })) {
      throw new Error(`${protocol}//${hostname} is neither HTTPS nor this machine.`);
    }
    const { end, bytes } = this.#errand;
    const bounded = { ...options, signal: end.signal };
    return (protocol === 'http:' ? http : https).request(bounded, (response) => {
      // Whoever is not interested in it does not hear of its end either.
      response.on('error', () => undefined);
      const isElsewhere = response.headers.location !== undefined;
      try {
        if (isElsewhere) this.#countRedirection(hostname);
        callback(response);
      } catch (error) {
        end.abort(error);
        return;
      }
      // What nobody reads is not fetched; of a redirection, it is, or its silent connection would end what it led to.
      if (!isElsewhere && response.listenerCount('data') === 0) return;
      response.on('data', ({ length }: Buffer | string) => {
        this.#errand.bytes -= length;
        if (this.#errand.bytes >= 0) return;
        end.abort(new Error(`${hostname} sends more than ${String(bytes)} bytes.`));
      });
    });
  }

  #countRedirection(hostname: string): void {
    this.#errand.redirections += 1;
    if (this.#errand.redirections <= mostRedirections) return;
    throw new Error(`${hostname} redirects more than ${String(mostRedirections)} times.`);
  }

  /** As it is there, but a connection that is kept after its answer says nothing by its silence. */
  override addErrorAndTimeoutHandlers(
    request: http.ClientRequest,
    reject: (error: Error) => void,
  ): void {
    request.on('error', reject);
    request.setTimeout(longestSilence, () => {
      request.destroy(new Error(`${request.host} sends nothing any more.`));
    });
  }

  /** Downloads to a file, as electron-updater asks for it, and checks it; a file that is cut off is closed. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request: http.RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null): void =>
        error ? reject(error) : resolve(destination);
      const responseHandler = (response: http.IncomingMessage): void => {
        const check = new DigestTransform(options.sha512 ?? '');
        const written = pipeline(response, check, createWriteStream(destination));
        written.then(() => callback(null), callback);
      };
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler }, 0);
    });
  }
}
