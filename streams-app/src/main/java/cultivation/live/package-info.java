/**
 * What this instance knows, kept live.
 *
 * <p>In: the committed topics of the ledger, the colleges, what people set (thresholds and their changes, cases) and the
 * closed years, read by {@link cultivation.live.LedgerTail}; how far the app has come, measured by {@link
 * cultivation.live.KafkaProgress}. Out: one {@link cultivation.live.LiveBoard} that many readers ask at once, each seeing
 * whole batches only. Nothing here speaks HTTP.
 */
@NullMarked
package cultivation.live;

import org.jspecify.annotations.NullMarked;
