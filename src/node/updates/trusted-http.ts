import http from 'node:http';
import https from 'node:https';
import {
  configureRequestOptions,
  configureRequestUrl,
  HttpExecutor,
  type DownloadOptions,
} from 'builder-util-runtime';
import { isTrusted } from '../../core/updates/trust.ts';

/**
 * How electron-updater reaches a server: through Node, since Chromium looks up no name in a kiosk. Every request, redirected
 * ones included, goes only where {@link isTrusted} allows, unless any address will do.
 */
export class TrustedHttp extends HttpExecutor<http.ClientRequest> {
  readonly #allowsAny: boolean;

  /** @param allowsAny for looking alone: nothing of it is ever run */
  constructor(allowsAny: boolean) {
    super();
    this.#allowsAny = allowsAny;
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
    return (protocol === 'http:' ? http : https).request(options, callback);
  }

  /** Downloads to a file, as electron-updater asks for it. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request: http.RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null): void =>
        error ? reject(error) : resolve(destination);
      const call = { destination, options, onCancel, callback, responseHandler: null };
      this.doDownload(request, call, 0);
    });
  }
}
