/** The metric catalogue, its one SQL text, and the figures derived from what that text returns. */
@NullMarked
package dev.fenji.kernel.metric;

import org.jspecify.annotations.NullMarked;
