// What goes with what was done (a row that was removed, a button that has done its work) leaves the focus to the head of its section.
let last;
let head;

export const keepFocus = () => {
    addEventListener('focusin', event => {
        last = event.target;
        head = last.closest('main section')?.querySelector('h2');
    });
    addEventListener('focusout', () => setTimeout(() => {
        // Who left it by a click into nothing wants no focus.
        if (last?.isConnected && document.activeElement === document.body) {
            last = undefined;
        }
    }));
    new MutationObserver(() => {
        if (last && !last.isConnected) {
            last = undefined;
            if (head?.isConnected && document.activeElement === document.body) {
                head.tabIndex = -1;
                head.focus();
            }
        }
    }).observe(document.body, { childList: true, subtree: true });
};
