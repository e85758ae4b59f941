/**
 * Is this record acceptable.
 *
 * <p>In: a decoded event and how it arrived. Out: a {@link cultivation.rule.Verdict}, with a reason of docs/reference/contract.md,
 * the field, and a Chinese sentence for a registrar. The college's dry run and the app's intake call the same {@link
 * cultivation.rule.Rules}; start there.
 */
@NullMarked
package cultivation.rule;

import org.jspecify.annotations.NullMarked;
