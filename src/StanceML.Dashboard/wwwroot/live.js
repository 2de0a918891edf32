// Listens to the worker's stream where the page asks for it, and brings the page up to date without loading it again.
const quietMs = 1500;   // statements of one article come together
const waitMs = 1000;    // between two looks at an article that is being worked on

let stream;
let address;
let timer;

export const listen = () => {
    const live = document.querySelector('[data-live]');
    if (live?.dataset.live !== address) {
        stream?.close();
        address = live?.dataset.live;
        stream = address ? open(address, live.dataset.since) : null;
    }

    clearTimeout(timer);
    if (document.querySelector('[data-waiting]')) {
        timer = setTimeout(refresh, waitMs);
    }
};

const open = (address, since) => {
    const source = new EventSource(since ? `${address}${address.includes('?') ? '&' : '?'}after=${since}` : address);
    let count = 0;
    const heard = added => {
        count += added;
        clearTimeout(timer);
        timer = setTimeout(() => {
            if (isIdle()) {
                count = 0;
                refresh();
            } else {
                offer(count);
            }
        }, quietMs);
    };
    source.addEventListener('statement', () => heard(1));
    source.addEventListener('corrected', () => heard(0));
    return source;
};

// Nothing moves under the eyes of who reads further down, or under the hands of who writes.
const isIdle = () => scrollY < 200
    && !document.activeElement?.matches('input, select, textarea')
    && !document.querySelector('main details[open]');

const offer = count => {
    const live = document.querySelector('[data-live]');
    if (!live) {
        return;
    }

    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = count === 0 ? 'Show what was corrected' : count === 1 ? 'Show 1 new statement' : `Show ${count} new statements`;
    button.onclick = () => {
        live.replaceChildren();
        scrollTo(0, 0);
        refresh();
    };
    live.replaceChildren(button);
};

const refresh = () => Blazor.navigateTo(location.pathname + location.search, { replaceHistoryEntry: true });

addEventListener('pagehide', () => stream?.close());
addEventListener('pageshow', shown => {
    if (shown.persisted) {
        address = undefined;
        listen();
    }
});
