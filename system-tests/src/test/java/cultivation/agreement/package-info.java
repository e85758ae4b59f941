/**
 * Where the monitor and the oracle must agree, to the last figure.
 *
 * <p>The same hostile history goes to both; then every verdict, every cell of the ledger and every figure as of many
 * days are held side by side. Start reading at {@link cultivation.agreement.Comparison}.
 */
@NullMarked
package cultivation.agreement;

import org.jspecify.annotations.NullMarked;
