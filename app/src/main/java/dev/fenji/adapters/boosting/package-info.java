/** Gradient-boosted trees, by XGBoost, as one more score that the kernel's churn training can choose. */
@NullMarked
package dev.fenji.adapters.boosting;

import org.jspecify.annotations.NullMarked;
