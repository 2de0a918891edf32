// On an article's page a mark leads to its statement: its reasons open, and the statement lights up in its place.
export const openNotes = () => {
    show(location.hash);
    document.querySelectorAll('.text .note').forEach(note => { note.onclick = () => show(note.hash); });
    document.querySelectorAll('.text mark').forEach(mark => {
        mark.onclick = event => {
            if (!event.target.closest('a') && getSelection().isCollapsed) {
                mark.querySelector('.note')?.click();
            }
        };
    });
};

const show = hash => {
    const card = /^#s\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null;
    card?.querySelector('details')?.setAttribute('open', '');
    document.querySelectorAll('.text mark').forEach(mark =>
        mark.classList.toggle('current', card !== null && [...mark.querySelectorAll('.note')].some(note => note.hash === hash)));
};
