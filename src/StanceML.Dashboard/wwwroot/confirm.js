// Opens a question over the page and tells what was answered. The browser gives the focus back to what asked.
export const ask = dialog => new Promise(resolve => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    dialog.returnValue = '';
    dialog.showModal();
});
