import type { Debugger, WebContents } from 'electron';
import { log } from './log.ts';

/**
 * Keeps the system's file chooser shut for a page and all its frames. No setting of Electron's, no policy
 * of the page's does: only DevTools' protocol can take the chooser's place, and nobody ever answers here.
 */
export function refuseFileChoosers({ debugger: protocol }: WebContents): void {
  protocol.on('message', (_event, method, { sessionId }: { sessionId?: string }) => {
    // A frame in a process of its own.
    if (method === 'Target.attachedToTarget') arm(protocol, sessionId);
  });
  protocol.attach('1.3');
  arm(protocol);
}

function arm(protocol: Debugger, session?: string): void {
  const follow = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  const commands = [
    protocol.sendCommand('Page.enable', {}, session),
    protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true }, session),
    protocol.sendCommand('Target.setAutoAttach', follow, session),
  ];
  // A frame that is gone already has nothing to guard.
  Promise.all(commands).catch((error: unknown) => log('File chooser guard:', error));
}
