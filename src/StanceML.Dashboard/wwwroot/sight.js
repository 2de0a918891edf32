// Whether somebody sees the page: one in a hidden tab asks the worker for nothing.
export const isSeen = () => document.visibilityState === 'visible';
