import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/bricolage-grotesque/wght.css';
import 'katex/dist/katex.min.css';
import { mount } from 'svelte';
import App from './app.svelte';
import { connect } from './transport/connect.ts';
import './ui/tokens.css';
import './ui/page.css';
import './stage/stage.css';
import './stage/content.css';
import './stage/layouts.css';
import './stage/narrow.css';
import './stage/enlarged.css';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { client: connect() } });
