package cultivation.live;

/** The store that unit tests use. */
class TokenStoreTest extends TokenStoreContract {
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private int made;

    @Override
    TokenStore store() {
        return store;
    }

    @Override
    String issue(String college) {
        var token = "cultivation_" + made++;
        store.give(college, token);
        return token;
    }

    @Override
    void revoke(String college) {
        store.revoke(college);
    }
}
