// A chart's picture as PNG: the worker draws the SVG, the browser makes pixels of it.
const scale = 2;   // sharp on dense screens and in print

export const offerPictures = () => document.querySelectorAll('a[data-png]').forEach(link => {
    link.hidden = false;
    link.onclick = event => {
        event.preventDefault();
        save(link).catch(() => { location.href = link.href; });   // the SVG then
    };
});

const save = async link => {
    const answer = await fetch(link.href);
    if (!answer.ok) {
        throw new Error(answer.statusText);
    }

    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([await answer.text()], { type: 'image/svg+xml' }));
    await picture.decode();
    URL.revokeObjectURL(picture.src);
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth * scale;
    canvas.height = picture.naturalHeight * scale;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const file = document.createElement('a');
    file.href = canvas.toDataURL('image/png');
    file.download = link.dataset.png;
    file.click();
};
