import { contextBridge, ipcRenderer } from 'electron';
import { eventNames, requestNames } from '../contract/names.ts';

// One function per request and event of the contract: nothing generic reaches the page.
contextBridge.exposeInMainWorld('vitrine', {
  requests: Object.fromEntries(
    requestNames.map((name) => [
      name,
      (input: unknown) => ipcRenderer.invoke('kiosk', name, input),
    ]),
  ),
  events: Object.fromEntries(
    eventNames.map((name) => [
      name,
      (listener: (payload: unknown) => void) => {
        const hear = (_event: unknown, payload: unknown): void => listener(payload);
        ipcRenderer.on(`kiosk:${name}`, hear);
        return () => ipcRenderer.off(`kiosk:${name}`, hear);
      },
    ]),
  ),
});
