package dev.fenji.kernel.metric;

import dev.fenji.kernel.Title;

/**
 * A named figure of a customer as of a day.
 *
 * @param id stable name, used in policies, columns and the API
 * @param title short name
 * @param definition one sentence that says what is counted
 * @param unit unit
 * @param span which facts it looks at
 * @param direction which end is good
 * @param counted true when the SQL text yields it, false when it is derived from what the text yields
 */
public record Metric(
        String id, Title title, Title definition, Unit unit, Span span, Direction direction, boolean counted) {}
