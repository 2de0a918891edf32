// A page that is made for paper offers to print itself.
export const offerPrint = () => document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.onclick = () => print();
});
