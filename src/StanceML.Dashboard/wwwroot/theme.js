// The switch between light and dark. The choice is a cookie, so that the next page comes as it is to look.
const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches;

export const offerTheme = () => {
    const button = document.querySelector('[data-theme-switch]');
    if (!button) {
        return;
    }

    button.hidden = false;
    const name = () => { button.textContent = isDark() ? 'Light' : 'Dark'; };
    name();
    button.onclick = () => {
        root.dataset.theme = isDark() ? 'light' : 'dark';
        document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
        name();
    };
};
