package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} keeps to; each test has a college of its own. */
abstract class TokenStoreContract {
    abstract TokenStore store();

    /** Gives a college a new token, which replaces the one it had. */
    abstract String issue(String college);

    abstract void revoke(String college);

    @Test
    void a_token_that_nobody_made_is_nobodys() {
        assertThat(store().collegeOf("cultivation_made-up")).isNull();
    }

    @Test
    void a_new_token_is_known_at_once_as_its_college_s() {
        // given
        var first = issue("4111010001");

        // when
        var second = issue("4111010002");

        // then
        assertThat(store().collegeOf(first)).isEqualTo("4111010001");
        assertThat(store().collegeOf(second)).isEqualTo("4111010002");
    }

    @Test
    void a_token_that_was_replaced_is_refused_within_moments() {
        // given
        var old = issue("4111010003");
        assertThat(store().collegeOf(old)).isEqualTo("4111010003");

        // when
        var replacing = issue("4111010003");

        // then
        assertThat(store().collegeOf(replacing)).isEqualTo("4111010003");
        await().until(() -> store().collegeOf(old) == null);
    }

    @Test
    void a_token_that_was_revoked_is_refused_within_moments_and_the_others_are_not() {
        // given
        var gone = issue("4111010004");
        var kept = issue("4111010005");
        assertThat(store().collegeOf(gone)).isEqualTo("4111010004");

        // when
        revoke("4111010004");

        // then
        await().until(() -> store().collegeOf(gone) == null);
        assertThat(store().collegeOf(kept)).isEqualTo("4111010005");
    }
}
