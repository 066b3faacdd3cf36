package dev.fenji.insight.model;

import dev.fenji.kernel.forecast.NextOrderGrade;
import org.jspecify.annotations.Nullable;

/**
 * How good next order dates and amounts were on the judged period.
 *
 * @param grade on what came; null when refused
 * @param refusal why nothing was judged
 */
public record NextOrderPart(@Nullable NextOrderGrade grade, ScopeReport.@Nullable Refusal refusal) {}
