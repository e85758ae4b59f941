package cultivation.endtoend;

/** Those from a to f. */
class PagesToFIT extends PagesInTheBrowser {
    PagesToFIT() {
        super(false);
    }
}
