// On an article's page a mark leads to its statement: its reasons open, and the statement lights up in its place.
export const openNotes = () => {
    show(location.hash);
    document.querySelectorAll('.text .note').forEach(note => { note.onclick = () => show(note.hash); });
    document.querySelectorAll('.text mark').forEach(mark => {
        mark.onclick = event => {
            // A mark inside another answers for itself.
            if (event.target.closest('mark') === mark && !event.target.closest('a') && getSelection().isCollapsed) {
                ownNotes(mark)[0]?.click();
            }
        };
    });
};

const show = hash => {
    const card = /^#s\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null;
    card?.querySelector('details')?.setAttribute('open', '');
    document.querySelectorAll('.text mark').forEach(mark =>
        mark.classList.toggle('current', card !== null && ownNotes(mark).some(note => note.hash === hash)));
};

const ownNotes = mark => [...mark.querySelectorAll('.note')].filter(note => note.closest('mark') === mark);
