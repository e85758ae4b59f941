/**
 * What every handler needs of HTTP: parameters, problems, JSON, pages, the certificate.
 *
 * <p>In: a request. Out: what was asked in it, checked, or a {@link cultivation.serving.http.Problem} that says in two languages what cannot be
 * answered. Start here: {@link cultivation.serving.http.Parameters}.
 */
@NullMarked
package cultivation.serving.http;

import org.jspecify.annotations.NullMarked;
