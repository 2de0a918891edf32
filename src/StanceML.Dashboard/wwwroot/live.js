// Listens to the worker's stream where the page asks for it, and brings the page up to date without loading it again.
const quietMs = 1500;   // statements of one article come together
const waitMs = 1000;    // between two looks at an article that is being worked on

let address;    // of the stream that the page asks for
let since;      // id of the last event that was heard
let count = 0;  // new statements that are not shown yet
let stream;
let timer;

export const listen = () => {
    const live = document.querySelector('[data-live]');
    if (live?.dataset.live !== address) {
        address = live?.dataset.live;
        since = live?.dataset.since;
        count = 0;
        open();
    }

    clearTimeout(timer);
    if (document.querySelector('[data-waiting]')) {
        timer = setTimeout(refresh, waitMs);
    }
};

// Over HTTP/1.1 a browser has six connections for a site: a page that nobody sees holds none, and hears what it missed once it is seen.
const open = () => {
    stream?.close();
    stream = null;
    if (!address || document.visibilityState !== 'visible') {
        return;
    }

    stream = new EventSource(since ? `${address}${address.includes('?') ? '&' : '?'}after=${since}` : address);
    stream.addEventListener('statement', event => hear(event, 1));
    stream.addEventListener('corrected', event => hear(event, 0));
};

const hear = (event, added) => {
    since = event.lastEventId;
    count += added;
    clearTimeout(timer);
    timer = setTimeout(() => {
        if (isIdle()) {
            count = 0;
            refresh();
        } else {
            offer();
        }
    }, quietMs);
};

// Nothing moves under the eyes of who reads further down, or under the hands of who writes.
const isIdle = () => scrollY < 200
    && !document.activeElement?.matches('input, select, textarea')
    && !document.querySelector('main details[open]');

const offer = () => {
    const live = document.querySelector('[data-live]');
    if (!live) {
        return;
    }

    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = count === 0 ? 'Show what was corrected' : count === 1 ? 'Show 1 new statement' : `Show ${count} new statements`;
    button.onclick = () => {
        live.replaceChildren();
        count = 0;
        scrollTo(0, 0);
        refresh();
    };
    live.replaceChildren(button);
};

const refresh = () => Blazor.navigateTo(location.pathname + location.search, { replaceHistoryEntry: true });

document.addEventListener('visibilitychange', open);
addEventListener('pagehide', () => stream?.close());
addEventListener('pageshow', shown => {
    if (shown.persisted) {
        open();
    }
});
