// A worker that was started anew does not know the page's connection any more: the page is loaded again.
export const watchConnection = () => {
    const modal = document.getElementById('components-reconnect-modal');
    modal?.querySelector('[data-reload]')?.addEventListener('click', () => location.reload());
    modal?.addEventListener('components-reconnect-state-changed', event => {
        if (event.detail.state === 'rejected') {
            location.reload();
        }
    });
};
