// What scripts add to pages that work without them. Each module is told of every page that is shown.
import { showTimes } from './times.js';
import { offerTheme } from './theme.js';
import { listen } from './live.js';
import { openNotes } from './notes.js';
import { offerPictures } from './charts.js';
import { offerPrint } from './print.js';
import { watchConnection } from './connection.js';
import { keepFocus } from './focus.js';

const shown = [showTimes, offerTheme, listen, openNotes, offerPictures, offerPrint];
const show = () => shown.forEach(each => each());

watchConnection();
keepFocus();
show();
Blazor.addEventListener('enhancedload', show);
