/**
 * Cases over HTTP: Alertmanager opens them, people work on them.
 *
 * <p>In: Alertmanager's messages and what somebody does about a case. Out: cases with their histories, and the alerts that
 * Alertmanager holds now. Start here: {@link cultivation.serving.cases.CasesHandler}.
 */
@NullMarked
package cultivation.serving.cases;

import org.jspecify.annotations.NullMarked;
