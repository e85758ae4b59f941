/**
 * A second reading of {@code docs/reference/measures.md} and {@code docs/reference/contract.md}, as plain batch code.
 *
 * <p>It shares no class with the monitor but the generated records, so that a mistake has to be made twice to stay
 * unseen. Everything is worked out from scratch, by scanning, in exact numbers. Comes in: {@link
 * cultivation.oracle.Arrival}s in the order of their topics. Goes out: {@link cultivation.oracle.Judgement}s, ledger
 * cells and {@link cultivation.oracle.Figure}s. Start reading at {@link cultivation.oracle.Oracle}.
 */
@NullMarked
package cultivation.oracle;

import org.jspecify.annotations.NullMarked;
