/** Value models: what customers are expected to buy, to be worth, and whether they stay; graded against what happened. */
@NullMarked
package dev.fenji.insight.model;

import org.jspecify.annotations.NullMarked;
