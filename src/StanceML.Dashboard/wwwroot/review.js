// The keys of the review desk. Each reader's choice of keys stays in this browser.
const place = 'stanceml-review-keys';
const defaults = {
    confirm: 'Enter', support: 's', oppose: 'o', neutral: 'n', positive: '+', negative: '-', toneless: '0',
    reject: 'x', skip: 'k', edit: 'e', undo: 'u', keys: '?', first: 'a', second: 'b',
    startBack: '[', startOn: ']', endBack: '{', endOn: '}', cancel: 'Escape',
};

let page;
let taken;              // a key that is being chosen

export const keys = () => {
    try {
        const chosen = JSON.parse(localStorage.getItem(place) ?? '{}');
        return Object.fromEntries(Object.entries(defaults).map(([action, key]) => [action, typeof chosen[action] === 'string' ? chosen[action] : key]));
    } catch {
        return { ...defaults };
    }
};

// The next key that is pressed becomes the action's; the action that had it gets the other key. Escape keeps all as it was.
export const choose = action => new Promise(resolve => {
    taken = key => {
        taken = undefined;
        if (key !== 'Escape') {
            const now = keys();
            const other = Object.keys(now).find(name => now[name] === key);
            if (other && other !== action) {
                now[other] = now[action];
            }

            now[action] = key;
            localStorage.setItem(place, JSON.stringify(now));
        }

        resolve(keys());
    };
});

export const reset = () => {
    localStorage.removeItem(place);
    return keys();
};

export const midnight = () => new Date(new Date().setHours(0, 0, 0, 0)).toISOString();

// The page moves no more than it must; of an article that is edited the quote is shown.
export const focus = selector => {
    const place = document.querySelector(selector);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'nearest' });
    const quote = place?.matches('[data-words]') ? place.querySelector('mark') : null;
    if (quote) {
        place.scrollTop += quote.getBoundingClientRect().top - place.getBoundingClientRect().top - place.clientHeight / 3;
    }
};

export const listen = dotnet => {
    page = dotnet;
    document.addEventListener('keydown', press);
    document.addEventListener('pointerup', select);
};

export const leave = () => {
    document.removeEventListener('keydown', press);
    document.removeEventListener('pointerup', select);
};

const nameOf = event => event.key.length === 1 ? event.key.toLowerCase() : event.key;

const press = event => {
    // A key that is held down is one decision.
    if (event.repeat || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Tab'].includes(event.key) || event.isComposing) {
        return;
    }

    if (taken) {
        event.preventDefault();
        taken(nameOf(event));
        return;
    }

    const action = actionOf(event);
    if (action && document.querySelector('[data-review]')) {
        event.preventDefault();
        act(action);
    }
};

const actionOf = event => {
    const isWriting = event.target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]') !== null;
    if (event.ctrlKey && event.key === 'Enter' && !event.altKey && !event.metaKey) {
        return 'confirm';
    }

    if (event.ctrlKey || event.altKey || event.metaKey || (isWriting && event.key !== 'Escape')) {
        return undefined;
    }

    // On a button or a link Enter and the space bar do what they do everywhere.
    if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('button, a, summary, input')) {
        return undefined;
    }

    const now = keys();
    return Object.keys(now).find(name => now[name] === nameOf(event)) ?? (/^[1-9]$/.test(event.key) ? event.key : undefined);
};

// The worker takes one after the other; what was pressed for a statement that has gone by then is for none.
const act = action => page.invokeMethodAsync('ActAsync', action, document.querySelector('[data-review]').dataset.review);

// Words that are selected while the quote is edited become the quote.
const select = async () => {
    const words = document.querySelector('[data-words]');
    const selection = getSelection();
    if (!words || selection.isCollapsed || !words.contains(selection.anchorNode) || !words.contains(selection.focusNode)) {
        return;
    }

    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    await page.invokeMethodAsync('SelectAsync', start, start + range.toString().length);
    selection.removeAllRanges();
};
