// Writes each <time> in the reader's zone and manner; the server writes UTC. The exact time stays in the title.
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const write = time => {
    const moment = new Date(time.dateTime);
    if (isNaN(moment)) {
        return;
    }

    // A midnight in UTC is a day that nobody gave an hour: it must not slip into the day before.
    const isDay = time.dateTime.endsWith('T00:00:00Z') || time.dateTime.length === 10;
    const words = (isDay ? day : minute).format(moment);
    // The text node is kept: on interactive pages it is Blazor's.
    if (time.firstChild?.nodeType === Node.TEXT_NODE && time.firstChild.nodeValue !== words) {
        time.title = time.dateTime;
        time.firstChild.nodeValue = words;
    }
};

let watching;

export const showTimes = () => {
    document.querySelectorAll('time[datetime]').forEach(write);
    watching ??= observe();
};

const observe = () => {
    const observer = new MutationObserver(changes => changes.forEach(change => {
        const changed = change.target.parentElement?.closest('time[datetime]') ?? change.target.closest?.('time[datetime]');
        if (changed) {
            write(changed);
        }

        change.addedNodes.forEach(node => node.querySelectorAll?.('time[datetime]').forEach(write));
    }));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    return observer;
};
