/** What all tests that wait have in common. In no product: other modules name it in the scope of their tests. */
@NullMarked
package cultivation.testing;

import org.jspecify.annotations.NullMarked;
