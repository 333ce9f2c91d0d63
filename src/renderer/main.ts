import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/bricolage-grotesque/wght.css';
import 'katex/dist/katex.min.css';
import { mount } from 'svelte';
import './ui/tokens.css';
import './ui/page.css';
import './stage/stage.css';
import './stage/content.css';
import './stage/layouts.css';
import './stage/narrow.css';
import './stage/enlarged.css';
import './stage/still-slide.css';
import './companion/companion.css';

/** What every page is set in: on its way while scripts load, and not only once a slide asks. */
const typefaces = ['Atkinson Hyperlegible Next Variable', 'Bricolage Grotesque Variable'];
for (const typeface of typefaces) void document.fonts.load(`1em "${typeface}"`);

const target = document.getElementById('app');
if (target) await open(target, location.pathname.split('/').at(-1));

/** Becomes what the address says: a screen, or a page of someone who presents on one. Each brings only what it needs. */
async function open(target: HTMLElement, page: string | undefined): Promise<void> {
  // Its colours from the first frame on.
  if (page === 'presenter' || page === 'remote') document.documentElement.dataset['view'] = page;
  if (page === 'presenter') {
    const { default: PresenterView } = await import('./presenter-view/presenter-view.svelte');
    mount(PresenterView, { target });
  } else if (page === 'remote') {
    const { default: Remote } = await import('./remote/remote.svelte');
    mount(Remote, { target });
  } else {
    const [{ default: App }, { connect }] = await Promise.all([
      import('./app.svelte'),
      import('./transport/connect.ts'),
    ]);
    mount(App, { target, props: { client: connect() } });
  }
}
