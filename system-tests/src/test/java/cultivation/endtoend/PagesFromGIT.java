package cultivation.endtoend;

/** Those from g on. */
class PagesFromGIT extends PagesInTheBrowser {
    PagesFromGIT() {
        super(true);
    }
}
